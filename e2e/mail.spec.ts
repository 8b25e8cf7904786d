import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible'
import { Keyboard } from './support/keyboard'
import { signUp } from './support/people'
import { expect, test } from './support/test'

const fresh = 'seven herons on a wall'

async function expectSound(page: Page): Promise<void> {
  await expectAccessible(page)
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, 'sideways scroll').toBe(0)
}

async function signOut(page: Page, name: string): Promise<void> {
  await page
    .getByRole('button', { name: `Menu of ${name}` })
    .locator('visible=true')
    .click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).locator('visible=true').click()
  await page.waitForURL((url) => url.pathname === '/')
}

test.describe('@every-width', () => {
  test('a person confirms their address, forgets their password and sets another', async ({ page }) => {
    test.slow()
    const person = await signUp(page)
    await expect(page.getByText('Confirm your address.')).toBeVisible()
    await expectSound(page)
    await page.getByRole('link', { name: 'Open messages' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Messages' })).toBeVisible()
    await expect(page.getByText(`To ${person.email}`)).toBeVisible()
    await expectSound(page)
    await page.getByRole('link', { name: 'Confirm the address' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Confirm your address' })).toBeVisible()
    await page.getByRole('button', { name: 'Confirm' }).click()
    await expect(page.getByText('Your address is confirmed.')).toBeFocused()
    await page.getByRole('link', { name: 'Go on' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible()
    await expect(page.getByText('Confirm your address.')).toHaveCount(0)
    await signOut(page, person.name)

    await page.goto('/sign-in')
    await page.getByRole('link', { name: 'Forgot your password?' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Forgot your password?' })).toBeVisible()
    await page.getByLabel('E-mail').fill(person.email)
    await page.getByRole('button', { name: 'Write to me' }).click()
    await expect(page.getByText('If there is a profile with this address')).toBeFocused()
    await expectSound(page)
    await page.getByRole('link', { name: 'Open messages' }).click()
    await page.getByRole('link', { name: 'Choose a password' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Choose a new password' })).toBeVisible()
    await expectSound(page)
    await page.getByRole('textbox', { name: 'Password' }).fill('short')
    await page.getByRole('button', { name: 'Set the password' }).click()
    await expect(page.getByText(/Use at least \d+ characters/)).toBeVisible()
    await page.getByRole('textbox', { name: 'Password' }).fill(fresh)
    await page.getByRole('button', { name: 'Set the password' }).click()
    await expect(page.getByText('Your password is changed.')).toBeFocused()
    await page.getByRole('link', { name: 'Sign in' }).click()
    await page.getByLabel('E-mail').fill(person.email)
    await page.getByRole('textbox', { name: 'Password' }).fill(fresh)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible()
  })
})

test.describe(() => {
  // The refusal of a common password is a line in the console.
  test.use({ allowedProblems: [/status of 400/] })

  test('another password is chosen on the page of one’s own sign-in', async ({ page }) => {
    const person = await signUp(page)
    await page.goto('/settings')
    const card = page.getByRole('region', { name: 'Password', exact: true })
    await card.getByLabel('New password').fill('password1234')
    await card.getByRole('button', { name: 'Change the password' }).click()
    await expect(card.getByText('This password stands on lists of common ones')).toBeVisible()
    await card.getByLabel('New password').fill(fresh)
    await card.getByRole('button', { name: 'Change the password' }).click()
    await expect(page.getByText('Your password is changed.')).toBeVisible()
    await signOut(page, person.name)
    await page.goto('/sign-in')
    await page.getByLabel('E-mail').fill(person.email)
    await page.getByLabel('Password').fill(fresh)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible()
  })
})

test.describe(() => {
  // So is the link that was used up.
  test.use({ allowedProblems: [/status of 404/] })

  test('the same with a keyboard only; a link works once, and another browser sees no message', async ({
    page,
    browser,
  }) => {
    const person = await signUp(page)
    await signOut(page, person.name)
    const keyboard = new Keyboard(page)
    await page.goto('/sign-in')
    await keyboard.press(page.getByRole('link', { name: 'Forgot your password?' }))
    // Both pages have a field of this name.
    await expect(page.getByRole('heading', { level: 1, name: 'Forgot your password?' })).toBeVisible()
    await keyboard.type(page.getByLabel('E-mail'), person.email)
    await page.keyboard.press('Enter')
    await keyboard.press(page.getByRole('link', { name: 'Open messages' }))
    const link = page.getByRole('link', { name: 'Choose a password' })
    const address = (await link.getAttribute('href')) ?? ''
    await keyboard.press(link)
    await keyboard.type(page.getByRole('textbox', { name: 'Password' }), fresh)
    await page.keyboard.press('Enter')
    await keyboard.press(page.getByRole('link', { name: 'Sign in' }))
    await keyboard.type(page.getByLabel('E-mail'), person.email)
    await keyboard.type(page.getByRole('textbox', { name: 'Password' }), fresh)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible()

    const context = await browser.newContext()
    const other = await context.newPage()
    await other.goto('/outbox')
    await expect(other.getByText('No messages yet')).toBeVisible()
    await context.close()
    await page.goto(address)
    await page.getByRole('textbox', { name: 'Password' }).fill(fresh)
    await page.getByRole('button', { name: 'Set the password' }).click()
    await expect(page.getByText('This link was used, has expired or was replaced.')).toBeVisible()
  })
})
