import type { Page } from '@playwright/test'
import { nextTotpOf, totpOf } from '@/lib/testing/totp'
import { expectAccessible } from './support/accessible'
import { signUp } from './support/people'
import { turnOn } from './support/second-factor'
import { expect, test } from './support/test'

async function signOut(page: Page, name: string): Promise<void> {
  await page
    .getByRole('button', { name: `Menu of ${name}` })
    .locator('visible=true')
    .click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).locator('visible=true').click()
  await page.waitForURL((url) => url.pathname === '/')
}

async function enterPassword(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test.describe(() => {
  // The refusal of a wrong code is a line in the console.
  test.use({ allowedProblems: [/status of 401/] })

  test('a second factor is set up, asked for, and replaced by a backup code', async ({ page }) => {
    const person = await signUp(page)
    const { secret, codes } = await turnOn(page, person.password)
    await signOut(page, person.name)

    await enterPassword(page, person)
    await page.getByLabel('Code').fill(totpOf(secret) === '000000' ? '111111' : '000000')
    await page.getByRole('button', { name: 'Go on' }).click()
    await expect(page.getByText('This code is wrong, used or too old.')).toBeVisible()
    // The one before it turned it on, and is used up.
    await page.getByLabel('Code').fill(nextTotpOf(secret))
    await page.getByRole('button', { name: 'Go on' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible()
    await signOut(page, person.name)

    await enterPassword(page, person)
    await page.getByLabel('Code').fill(codes[0] ?? '')
    await page.getByRole('button', { name: 'Go on' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible()
  })
})

test('signing out elsewhere ends the other browser', async ({ page, browser }) => {
  const person = await signUp(page)
  const elsewhere = await browser.newContext()
  const other = await elsewhere.newPage()
  await enterPassword(other, person)
  await expect(other.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible()

  await page.goto('/settings')
  await expect(page.getByText('This browser')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click()
  await expect(page.getByRole('button', { name: 'Sign out everywhere else' })).toHaveCount(0)
  await other.goto('/accounts')
  await expect(other.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await elsewhere.close()
})
