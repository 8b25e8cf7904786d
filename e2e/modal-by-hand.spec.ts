import { expect, test } from './support/modal'
import { expectStates } from './support/states'

const BY_HAND = { 'permissions[2]': 'payment_method', 'manual_entry[mode]': 'automatic' }
const ALL = { ...BY_HAND, 'filters[require_payment_method_support]': 'all' }

// A number that cannot be right, and one that the bank keeps, are refused with a status that browsers complain of.
test.use({ allowedProblems: [/status of 400 .+\/modal\/(manual|complete)/] })

test('takes bank details typed in by hand, and gives the page a token', async ({ linking }) => {
  await linking.startToken(BY_HAND)
  await linking.press('Agree and continue')
  await linking.press('Enter bank details by hand')
  await expect(linking.field('Routing number')).toBeFocused()
  await linking.press('Continue')
  await expect(linking.field('Routing number')).toHaveAccessibleDescription(/Type something first/)
  await linking.field('Routing number').fill('110000001')
  await linking.field('Account number').fill('000123456789')
  await linking.press('Continue')
  await expect(linking.field('Account number, once more')).toHaveAccessibleDescription(/are not the same/)
  await linking.field('Account number, once more').fill('000123456789')
  await linking.press('Continue')
  await expect(linking.field('Routing number')).toHaveAccessibleDescription(/no routing number/)
  await linking.field('Routing number').fill('110000000')
  await linking.press('Continue')
  await expect(linking.heading('Bank details taken')).toBeFocused()
  await expect(linking.frame.getByText('ending in 6789')).toBeVisible()
  await linking.press('Back to Harbour Club')

  const { keys, financialConnectionsSession, token } = await linking.outcome()
  expect(keys).toEqual(['financialConnectionsSession', 'token', 'error'])
  expect(financialConnectionsSession?.accounts).toEqual([])
  expect(token).toMatchObject({ id: expect.stringMatching(/^btok_/), bank_account: { last4: '6789' } })
})

test('gives a token of an account that was linked', async ({ linking }) => {
  await linking.startToken({ 'permissions[2]': 'payment_method' })
  await linking.chooseBank('Test (Non-OAuth)')
  await linking.account(/^High Balance/).check()
  await linking.press('Connect 1 account')
  await linking.press('Back to Harbour Club')
  const { financialConnectionsSession, token } = await linking.outcome()
  expect(financialConnectionsSession?.accounts).toMatchObject([{ last4: '4242' }])
  expect(token?.bank_account.last4).toBe('4242')
})

test('offers no manual entry where the session does not', async ({ linking }) => {
  await linking.start()
  await linking.press('Agree and continue')
  await expect(linking.heading('Choose your bank')).toBeVisible()
  await expect(linking.button('Enter bank details by hand')).toHaveCount(0)
})

test('says so when no account takes payments, and when their numbers cannot be read', async ({ linking, page }) => {
  await linking.start(ALL)
  await linking.chooseBank('Invalid Payment Accounts')
  await linking.account(/^Checking without numbers/).check()
  await expect(linking.account(/^Mortgage/)).toBeDisabled()
  await linking.press('Connect 1 account')
  await expect(linking.heading('The account number could not be read')).toBeFocused()
  await linking.press('Choose another bank')
  await linking.press('Down (Error)')
  await expect(linking.button('Enter bank details by hand')).toBeVisible()

  await linking.start({ ...ALL, 'filters[account_subcategories][0]': 'savings' })
  await linking.chooseBank('Invalid Payment Accounts')
  await expect(linking.heading('No account that payments can be made from')).toBeFocused()
  await expectStates(page, ['window.nothingPayable'], linking.frame)
  await linking.press('Enter bank details by hand')
  await expect(linking.heading('Enter bank details')).toBeVisible()
})
