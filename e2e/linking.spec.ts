import { BankWindow } from './support/bank-window'
import { advanceClock, enterAs, signUp, webView } from './support/people'
import { expectStates } from './support/states'
import { expect, test } from './support/test'

test('a newcomer links two banks, reads them, asks for an owner, refreshes and disconnects', async ({
  page,
  browser,
}) => {
  const scripts: string[] = []
  page.on('request', (request) => {
    if (/stripe\.js|js\.stripe\.com|overlay\.js/.test(request.url())) scripts.push(request.url())
  })
  await enterAs(page, 'newcomer')
  await expect(page.getByText('Nothing is linked yet')).toBeVisible()
  await page.getByRole('link', { name: 'Link an account' }).click()

  await expect(page.getByRole('heading', { level: 1, name: 'What you will share' })).toBeVisible()
  for (const shared of ['Balances', 'Transactions', 'Owner name and address', 'Account and routing number'])
    await expect(page.getByRole('main').getByText(shared, { exact: true })).toBeVisible()

  expect(scripts, 'asked for before anybody links').toEqual([])
  const bank = new BankWindow(page)
  await page.getByRole('button', { name: 'Continue to your bank' }).click()
  await expect(bank.heading('Tidewater asks to read your accounts')).toBeVisible()
  await bank.press('Close')
  await bank.press('Leave')
  await expectStates(page, ['link.left'])

  await page.getByRole('button', { name: 'Continue to your bank' }).click()
  await bank.chooseBank('Test (Non-OAuth)')
  await bank.connect(['Success Checking', 'High Balance'])
  await expect(page.getByText('Linked 2 accounts.')).toBeVisible()

  await page.getByRole('link', { name: 'Link an account' }).click()
  await page.getByRole('button', { name: 'Continue to your bank' }).click()
  await bank.chooseBank('Test (OAuth)')
  await bank.allowAtTheBank()
  await bank.frame.getByRole('checkbox').nth(1).check()
  await bank.press('Connect 1 account')
  await bank.press('Back to Tidewater')
  await expectStates(page, ['link.linked'])
  await expect(page.getByText('Linked one account.')).toBeVisible()

  const rows = page.getByRole('main').getByRole('link', { name: /ending in \d{4}/ })
  await expect(rows).toHaveCount(3)
  await page.getByRole('link', { name: /Success/ }).click()

  await expect(page.getByRole('heading', { level: 1, name: /Success/ })).toBeVisible()
  await expect(page.getByText('$4,126.50').first()).toBeVisible()
  await expect(page.getByText(/^as of /).first()).toBeVisible()
  const timeline = page.getByRole('region', { name: 'Transactions' })
  await expect(timeline.getByRole('heading', { level: 3 }).first()).toBeVisible()
  const transactions = timeline.getByRole('grid').getByRole('link')
  expect(await transactions.count()).toBeGreaterThan(20)
  await transactions.first().focus()
  await page.keyboard.press('End')
  await expect.poll(async () => Number(await page.locator(':focus').getAttribute('data-at'))).toBeGreaterThan(60)
  await expect(page.locator(':focus')).toHaveAttribute('data-tx', /^fctxn_/)

  const owners = page.getByRole('region', { name: 'Owners' })
  await owners.getByRole('button', { name: 'Ask the bank' }).click()
  await owners.getByRole('button', { name: 'Show owners' }).click()
  await expect(owners.getByText('@example.com')).toBeVisible()

  await advanceClock(browser, 120)
  await page.reload()
  await page.getByRole('button', { name: 'Refresh', exact: true }).click()
  await expect(page.getByText('Refresh finished.')).toBeVisible()

  await page.getByRole('button', { name: 'More for this account' }).click()
  await page.getByRole('button', { name: 'Disconnect…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('What stays')).toBeVisible()
  await dialog.getByRole('button', { name: 'Disconnect' }).click()
  await expectStates(page, ['account.disconnected', 'badge.disconnected', 'plan.never'])
  await expect(transactions.first()).toBeVisible()
})

test('numbers typed in by hand are told of and not kept, for whoever wants to pay from an account', async ({
  page,
}) => {
  await signUp(page)
  await page.goto('/link')
  const byHand = page.getByRole('button', { name: 'Enter the account number by hand' })
  await expect(page.getByRole('button', { name: 'Continue to your bank' })).toBeVisible()
  await expect(byHand).toHaveCount(0)
  await page.getByRole('checkbox', { name: /^Account and routing number/ }).check()
  const bank = new BankWindow(page)
  await byHand.click()
  await bank.press('Close')
  await bank.press('Leave')
  await expect(page.getByText('You left before an account was linked')).toBeVisible()

  const sent: string[] = []
  page.on('request', (request) => sent.push(request.url() + request.postData()))
  await byHand.click()
  await bank.chooseBank('Enter bank details by hand')
  await bank.frame.getByLabel('Routing number').fill('110000000')
  await bank.frame.getByLabel('Account number', { exact: true }).fill('000123456789')
  await bank.frame.getByLabel('Account number, once more').fill('000123456789')
  await bank.press('Continue')
  await bank.press('Back to Tidewater')
  await expect(page.getByText('The account ending in 6789 was entered by hand.')).toBeVisible()
  await expectStates(page, ['link.byHand'])
  const told = sent.filter((each) => /000123456789|btok_/.test(each))
  expect(told.filter((each) => !each.includes('/_simulator/modal/'))).toEqual([])
  await page.goto('/accounts')
  await expect(page.getByText('Nothing is linked yet')).toBeVisible()
})

test('in an app’s web view the bank leads back here, and what was linked is read even by a page that lost its window', async ({
  browser,
}) => {
  const app = await browser.newContext({ userAgent: webView, viewport: { width: 390, height: 844 } })
  const page = await app.newPage()
  await signUp(page)
  // A new window opens in another browser, so that the page is handed none.
  const elsewhere = await (await browser.newContext()).newPage()
  await page.exposeFunction('openElsewhere', (url: string) => elsewhere.goto(url))
  await page.addInitScript(() => {
    window.open = (url) => {
      Reflect.get(window, 'openElsewhere')(String(url))
      return null
    }
  })
  await page.goto('/link')
  const bank = new BankWindow(page)
  await page.getByRole('button', { name: 'Continue to your bank' }).click()
  await bank.chooseBank('Bank (OAuth)')
  await bank.press('Continue in a new window')
  await elsewhere.getByRole('button', { name: 'Allow' }).click()
  // Nobody is signed in there.
  await elsewhere.waitForURL(/\/sign-in\?next=%2Flink%3Freturned/)

  await page.route('**/completion', (route) => route.abort())
  await bank.heading('Sign in at').evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await bank.connect(['Everyday'])
  await expect(page.getByText('The bank is linked, but its accounts could not be read here.')).toBeVisible()
  await page.unroute('**/completion')
  await page.goto('/link?returned')
  await expect(page.getByText('Linked one account.')).toBeVisible()
  await expect(page.getByRole('link', { name: /^Everyday/ })).toBeVisible()

  await page.goto('/link')
  await page.getByRole('button', { name: 'Continue to your bank' }).click()
  await expect(bank.heading('Tidewater asks to read your accounts')).toBeVisible()
  await page.goto('/link?returned')
  await expectStates(page, ['link.returned'])
  await page.getByRole('button', { name: 'Look again' }).click()
  await expect(page.getByText('You are back from your bank.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Continue to your bank' })).toBeVisible()
  for (const each of [app, elsewhere.context()]) await each.close()
})

test('somebody else’s account is an address that does not exist', async ({ page, browser }) => {
  await enterAs(page, 'customer')
  await page
    .getByRole('main')
    .getByRole('link', { name: /ending in/ })
    .first()
    .click()
  await expect(page).toHaveURL(/\/accounts\/fca_/)
  const address = page.url()

  const other = await (await browser.newContext()).newPage()
  await signUp(other)
  await other.goto(address)
  await expect(other.getByText('There is no such account')).toBeVisible()
  await other.context().close()
})
