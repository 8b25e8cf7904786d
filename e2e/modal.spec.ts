import { expect, test } from './support/modal'
import { expectStates } from './support/states'

test('links accounts at a bank without a sign-in, and gives the page what Stripe.js would', async ({ linking }) => {
  await linking.start()
  for (const shared of ['Balances', 'Transactions', 'Not your password'])
    await expect(linking.frame.getByText(shared, { exact: true })).toBeVisible()
  await expect(linking.frame.getByText('Owner name and address')).toHaveCount(0)
  await linking.chooseBank('Test (Non-OAuth)')

  await expect(linking.button('Connect accounts')).toBeDisabled()
  await linking.account(/^Success Checking ending in 6789$/).check()
  await linking.account(/^High Balance/).check()
  await expect(linking.frame.getByRole('checkbox', { name: 'Select all accounts' })).toHaveJSProperty(
    'indeterminate',
    true,
  )
  await expect(linking.frame.getByText('$4,126.50')).toHaveCount(0)
  await linking.press('Show balances')
  await expect(linking.frame.getByText('$4,126.50')).toBeVisible()
  await linking.press('Connect 2 accounts')
  await expect(linking.heading('2 accounts connected')).toBeFocused()
  await linking.press('Back to Harbour Club')

  const { keys, financialConnectionsSession, error } = await linking.outcome()
  expect(keys).toEqual(['financialConnectionsSession', 'error'])
  expect(error).toBeUndefined()
  expect(financialConnectionsSession?.id).toMatch(/^fcsess_/)
  expect(financialConnectionsSession?.accounts.map((account) => account.last4)).toEqual(['6789', '4242'])
  await expect(linking.page.getByRole('button', { name: 'Link a bank' })).toBeFocused()
})

test('links through the bank’s own window, where refusing and closing have their own words', async ({
  linking,
  page,
}) => {
  await linking.start()
  await linking.chooseBank('Bank (OAuth)')

  const refused = await linking.openBankWindow()
  await expect(refused.getByRole('heading')).toHaveText('Let Harbour Club read your accounts?')
  await refused.getByRole('button', { name: 'Refuse' }).click()
  await expectStates(page, ['window.refused'], linking.frame)

  const closed = await linking.openBankWindow()
  await closed.close()
  await expectStates(page, ['window.closed'], linking.frame)

  const allowed = await linking.openBankWindow()
  await allowed.getByRole('button', { name: 'Allow' }).click()
  await linking.frame.getByRole('checkbox').nth(1).check()
  await linking.press('Connect 1 account')
  await linking.press('Back to Harbour Club')
  expect((await linking.outcome()).financialConnectionsSession?.accounts).toHaveLength(1)

  expect(page.context().pages()).toHaveLength(1)
  expect(linking.addresses.some((address) => address.includes('/modal/oauth?state='))).toBe(true)
  expect(linking.addresses.filter((address) => address.includes(linking.secret))).toEqual([])
})

test('says so when the browser blocks the bank’s window', async ({ linking, page }) => {
  await page.addInitScript(() => {
    window.open = () => null
  })
  await linking.start()
  await linking.chooseBank('Test (OAuth)')
  await linking.press('Continue in a new window')
  await expectStates(page, ['window.popUpBlocked'], linking.frame)
})

test('takes any password, tells a wrong one, and survives a bank that breaks off', async ({ linking, page }) => {
  await linking.start()
  await linking.chooseBank('Bank (Non-OAuth)')
  await linking.field('User name').fill('ada')
  await linking.press('Sign in')
  await expect(linking.frame.getByRole('alert')).toContainText('Type something first')

  await linking.signIn('incorrect')
  await expect(linking.frame.getByRole('alert')).toContainText('Not accepted')
  await expect(linking.field('Password')).toBeFocused()
  await expect(linking.field('Password')).toHaveAccessibleDescription(/Not accepted/)

  await linking.signIn('error')
  await expect(linking.heading('Bank (Non-OAuth) ended the sign-in')).toBeFocused()
  await expectStates(page, ['window.brokenOff'], linking.frame)
  await linking.press('Sign in again')

  await linking.signIn('options')
  await linking.frame.getByLabel(/E-mail/).check()
  await linking.press('Continue')
  await linking.field('Code').fill('123456')
  await linking.press('Continue')
  await expect(linking.heading('Choose accounts')).toBeVisible()
})

for (const [password, question] of [
  ['mfa', 'Enter the code'],
  ['confirm_mfa', 'Confirm in the bank’s app'],
  ['security_question', 'Answer your security question'],
] as const)
  test(`asks one thing more after the password ${password}`, async ({ linking }) => {
    await linking.start()
    await linking.chooseBank('Bank (Non-OAuth)')
    await linking.signIn(password)
    await expect(linking.heading(question)).toBeVisible()
  })

for (const [bank, state] of [
  ['Down (Scheduled)', 'window.downScheduled'],
  ['Down (Unscheduled)', 'window.downUnscheduled'],
  ['Down (Error)', 'window.downError'],
] as const)
  test(`${bank} says what happened and offers other banks`, async ({ linking, page }) => {
    await linking.start()
    await linking.chooseBank(bank)
    await expect(linking.heading(bank)).toBeFocused()
    await expectStates(page, [state], linking.frame)
    await linking.press('Test (Non-OAuth)')
    await expect(linking.heading('Choose accounts')).toBeVisible()
  })

test('says when the bank expects to be back', async ({ linking }) => {
  await linking.start()
  await linking.chooseBank('Down (Scheduled)')
  await expect(linking.frame.getByText(/expects to be back .+ at \d\d:\d\d, in 2 hr 30 min/)).toBeVisible()
  await linking.frame.getByRole('button', { name: /^Come back after \d\d:\d\d/ }).click()
  expect((await linking.outcome()).financialConnectionsSession?.accounts).toEqual([])
})

test('lists nine banks and finds four more', async ({ linking }) => {
  await linking.start()
  await linking.press('Agree and continue')
  const search = linking.frame.getByRole('searchbox', { name: 'Search 13 test banks' })
  const banks = linking.frame.getByRole('main').getByRole('listitem')
  await expect(search).toBeFocused()
  await expect(banks).toHaveCount(9)
  for (const name of ['Tokenized Account', 'inactive', 'Immediately', 'EVENTUALLY']) {
    await search.fill(name)
    await expect(banks).toHaveCount(1)
    await expect(linking.frame.getByRole('status')).toHaveText('1 bank found')
  }
  await search.fill('zebra')
  await expect(linking.frame.getByText('No test bank is called “zebra”.').first()).toBeVisible()
  await linking.press('Clear search')
  await expect(banks).toHaveCount(9)
  await expect(search).toBeFocused()
})

test('a limit of one offers radios', async ({ linking }) => {
  await linking.start({ 'limits[accounts]': '1' })
  await linking.chooseBank('Test (Non-OAuth)')
  await expect(linking.frame.getByRole('radio')).toHaveCount(10)
  await linking.account(/^Success Checking/).check()
  await linking.account(/^High Balance/).check()
  await expect(linking.frame.getByText('Harbour Club asked for one account.')).toBeVisible()
  await linking.press('Connect 1 account')
  await linking.press('Back to Harbour Club')
  expect((await linking.outcome()).financialConnectionsSession?.accounts).toMatchObject([{ last4: '4242' }])
})

test('a limit of two keeps the others shut once it is reached', async ({ linking }) => {
  await linking.start({ 'limits[accounts]': '2' })
  await linking.chooseBank('Test (Non-OAuth)')
  await linking.account(/^Success Checking/).check()
  await linking.account(/^High Balance/).check()
  await expect(linking.account(/^Failure/)).toBeDisabled()
  await expect(linking.frame.getByText('Harbour Club asked for at most 2 accounts.')).toBeVisible()
  await linking.account(/^High Balance/).uncheck()
  await expect(linking.account(/^Failure/)).toBeEnabled()
})

test('accounts of a kind nobody asked for stay in sight with the reason', async ({ linking }) => {
  await linking.start({ 'filters[account_subcategories][0]': 'savings' })
  await linking.chooseBank('Ownership Accounts')
  await expect(linking.account(/^One owner .* not asked for$/)).toBeDisabled()
  await linking.frame.getByRole('checkbox', { name: 'Select all accounts' }).check()
  await expect(linking.account(/^Family of twelve/)).toBeChecked()
  await expect(linking.button('Connect 1 account')).toBeEnabled()
})

test('a bank where nothing fits says so', async ({ linking, page }) => {
  await linking.start({ 'filters[account_subcategories][0]': 'savings' })
  await linking.chooseBank('Test (Non-OAuth)')
  await expect(linking.heading('No account at Test (Non-OAuth) fits')).toBeFocused()
  await expectStates(page, ['window.nothingFits'], linking.frame)
  await linking.press('Choose another bank')
  await expect(linking.heading('Choose your bank')).toBeVisible()
})
