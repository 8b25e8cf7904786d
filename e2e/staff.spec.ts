import { expectAccessible } from './support/accessible'
import { enterAs } from './support/people'
import { expect, test } from './support/test'

const password = 'a few plain words'

test('an admin invites somebody, and keeps them out again', async ({ page, browser }) => {
  const email = `invited-${process.pid}-${Date.now()}@example.com`
  await enterAs(page, 'presenter')
  await page.getByRole('link', { name: 'Staff' }).locator('visible=true').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Staff' })).toBeVisible()
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('button', { name: 'Make an invitation' }).click()
  const made = page.getByRole('status').filter({ hasText: `Invitation for ${email}` })
  const link = await made.locator('code').innerText()
  await expectAccessible(page)

  const context = await browser.newContext()
  const theirs = await context.newPage()
  await theirs.goto(link)
  await theirs.getByLabel('Your name').fill('Juniper Vale')
  await theirs.getByLabel('Password').fill(password)
  await theirs.getByRole('button', { name: 'Join' }).click()
  await expect(theirs.getByRole('heading', { level: 1, name: 'Your settings' })).toBeVisible()
  await theirs.goto('/support')
  await expect(theirs.getByRole('heading', { level: 1, name: 'Find an account' })).toBeVisible()
  // The page of admins is not there for support.
  expect((await theirs.goto('/support/staff'))?.status()).toBe(404)

  await page.reload()
  const suspend = page.locator('main div', { hasText: email }).last().locator('..').locator('..')
  await suspend.getByRole('button', { name: 'Suspend: Juniper Vale' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click()
  await expect(page.locator('main').getByText('Suspended')).toBeVisible()
  await theirs.goto('/support')
  await expect(theirs.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await context.close()
})
