import type { Browser, Page } from '@playwright/test'
import { expectAccessible } from './support/accessible'
import { BankWindow } from './support/bank-window'
import { enterAs, webView } from './support/people'
import { expectStates } from './support/states'
import { expect, test } from './support/test'

test('support invites somebody, who links without a password, sees it, and takes the account over', async ({
  page,
  browser,
}) => {
  await enterAs(page, 'support')
  await page.goto('/support/invitations')
  const link = await invite(page, 'Hazel Ash')
  await expectAccessible(page)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Copy the link' }).click()
  await expect(page.getByText('Copied', { exact: true })).toBeAttached()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link)

  const theirs = await newPage(browser, webView)
  await theirs.goto(link)
  await expectStates(theirs, ['invitation.open'])
  await expect(theirs.getByText('Only accounts of these kinds: Checking.')).toBeVisible()
  await theirs.getByRole('button', { name: 'Accept the invitation' }).click()

  await expect(theirs.getByRole('heading', { level: 1, name: 'Link your bank accounts', exact: true })).toBeVisible()
  await expect(theirs.getByRole('heading', { name: 'Transactions' })).toHaveCount(0)
  await expectAccessible(theirs)
  const bank = new BankWindow(theirs)
  await theirs.getByRole('button', { name: 'Continue to your bank' }).click()
  await bank.chooseBank('Test (Non-OAuth)')
  await bank.connect(['Success Checking'])
  await expect(theirs.getByRole('heading', { level: 1, name: 'What you linked' })).toBeVisible()
  await expect(theirs.getByText('Shared: Balances')).toBeVisible()
  await expectAccessible(theirs)

  // In an app's web view the bank may lead back to a page that has lost its window.
  await theirs.route('**/completion', (route) => route.abort())
  const asked = theirs.waitForRequest('**/api/guest/sessions')
  await theirs.getByText('Link another account').click()
  await theirs.getByRole('button', { name: 'Continue to your bank' }).click()
  const { return_url: back } = (await asked).postDataJSON()
  expect(new URL(back).pathname + new URL(back).search).toBe('/guest?returned')
  await bank.chooseBank('Test (Non-OAuth)')
  await bank.connect(['Success Checking'])
  await expect(theirs.getByText('The bank is linked, but its accounts could not be read here.')).toBeVisible()
  await theirs.unroute('**/completion')
  await theirs.goto(back)
  await expectStates(theirs, ['link.known'])
  await expect(theirs).toHaveURL('/guest')
  // Nothing else is theirs to see yet.
  await theirs.goto('/accounts')
  await expect(theirs).toHaveURL('/guest')

  await theirs.getByLabel('E-mail').fill(`hazel-${process.pid}@example.com`)
  await theirs.getByLabel('Password').fill('a quiet harbour at dusk')
  await theirs.getByRole('button', { name: 'Create my profile' }).click()
  await expect(theirs.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible()
  await expect(theirs.getByRole('main').getByRole('link', { name: /Success/ })).toBeVisible()

  // Support has a look, and their page of what they share says so.
  const account = theirs.getByRole('main').getByRole('link', { name: /Success/ })
  await page.goto(`/support${await account.getAttribute('href')}`)
  await expect(page.getByRole('heading', { level: 1, name: /Success/ })).toBeVisible()
  await theirs.goto('/sharing')
  await theirs.getByText('Staff looked once').click()
  await expect(theirs.getByText('Support · opened the account')).toBeVisible()
  await expect(theirs.getByText(/^You agreed .+, in English\.$/)).toBeVisible()
  await expectAccessible(theirs)
  await theirs.getByRole('button', { name: 'Stop sharing…' }).click()
  await theirs.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click()
  await expect(theirs.getByText('No longer shared')).toBeVisible()

  const late = await newPage(browser)
  await late.goto(link)
  await expectStates(late, ['invitation.used'])
  const visit = await newPage(browser)
  await visit.goto('/guest')
  await expect(visit.getByRole('heading', { name: 'This visit is over' })).toBeVisible()
  await visit.goto(back)
  await expect(visit.getByRole('heading', { name: 'You are back from your bank' })).toBeVisible()
})

test('an invitation that was taken back says so, as does one that never was', async ({ page, browser }) => {
  await enterAs(page, 'support')
  await page.goto('/support/invitations')
  const link = await invite(page, 'Rowan Taken Back')
  await page.getByRole('button', { name: 'Take back the invitation for Rowan Taken Back' }).click()
  await expect(page.getByRole('region', { name: 'Open invitations' })).not.toContainText('Rowan Taken Back')
  const theirs = await newPage(browser)
  await theirs.goto(link)
  await expectStates(theirs, ['invitation.revoked'])
  const answer = await theirs.goto('/invite/never-made')
  expect(answer?.status()).toBe(404)
})

test.describe(() => {
  // The page of a guest is nobody else's.
  test.use({ allowedProblems: [/status of 404/] })

  test('a guest’s tab is loaded anew when somebody else comes in beside it, and the other way round', async ({
    page,
    context,
    browser,
  }) => {
    const staff = await newPage(browser)
    await enterAs(staff, 'support')
    await staff.goto('/support/invitations')
    const link = await invite(staff, 'Linden Beside')
    const beside = await context.newPage()
    await enterAs(beside, 'customer')
    await expect(beside.getByRole('main').getByRole('link', { name: /^Everyday/ })).toBeVisible()

    await page.goto(link)
    await page.getByRole('button', { name: 'Accept the invitation' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Link your bank accounts', exact: true })).toBeVisible()
    await expect(beside).toHaveURL('/guest')
    await expect(beside.getByText('Everyday')).toHaveCount(0)

    await enterAs(beside, 'customer')
    await expect(page.getByRole('heading', { level: 1, name: 'There is nothing here' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Continue to your bank' })).toHaveCount(0)
  })
})

/** Only balances are asked for, of checking accounts. */
async function invite(page: Page, name: string): Promise<string> {
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('checkbox', { name: 'Transactions' }).uncheck()
  await page.getByRole('checkbox', { name: 'Checking', exact: true }).check()
  await page.getByRole('button', { name: 'Make an invitation' }).click()
  await expect(page.getByRole('status').filter({ hasText: `Invitation for ${name}` })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Open invitations' })).toContainText(name)
  return page.locator('code').innerText()
}

async function newPage(browser: Browser, userAgent?: string): Promise<Page> {
  return (await browser.newContext({ userAgent })).newPage()
}
