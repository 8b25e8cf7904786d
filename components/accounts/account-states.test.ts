import { expect, it } from 'vitest'
import { exampleAccount, exampleNow } from '@/lib/accounts/account.fixture'
import type { AccountView } from '@/lib/accounts/account-view'
import { endingNumber, stateOf } from './account-states'

const inDays = (days: number) => new Date(exampleNow + days * 86_400_000).toISOString()
const ends = (days: number, cause = 'unspecified', action = 'relink_required') => ({
  deactivation: { expected_at: inDays(days), cause, action },
})
const failed = { status: 'failed', last_attempted_at: '2025-08-06T09:12:00Z', next_refresh_available_at: null }
const back = { stopped_at: '2025-08-06T10:00:00Z' }
const pays = (...numbers: [status: string, expires: number | null][]) => ({
  permissions: ['balances', 'payment_method'],
  account_numbers: numbers.map(([status, days]) => ({ status, expires_at: days === null ? null : inDays(days) })),
})

it.each<[string, Partial<AccountView>, ReturnType<typeof stateOf>]>([
  ['all is well', {}, null],
  ['refused by its bank', { status: 'inactive' }, 'stopped'],
  ['refused before anything was read', { status: 'inactive', balance: null }, 'stoppedUnread'],
  ['signed in again, nothing read', { stopped_at: '2025-08-06T10:00:00Z' }, 'unproved'],
  ['being read again', { ...back, balance_refresh: { ...failed, status: 'pending' } }, 'returning'],
  ['read again in vain', { ...back, balance_refresh: { ...failed, last_attempted_at: inDays(0) } }, 'returnFailed'],
  ['disconnected', { status: 'disconnected' }, 'disconnected'],
  ['access runs out', ends(9, 'access_expired'), 'endsExpired'],
  ['the bank wants a new sign-in', ends(9, 'institution_requirement'), 'endsRequired'],
  ['no cause given', ends(9), 'endsUnexplained'],
  ['a cause Stripe has added since', ends(9, 'full_moon'), 'endsUnexplained'],
  ['nothing would keep it', ends(9, 'access_expired', 'none'), 'endsByItself'],
  ['it was to end and has not', ends(-1), 'overdue'],
  ['ends later than is announced', ends(31), null],
  ['the bank gave no balance', { balance_refresh: failed }, 'refreshFailed'],
  ['the bank gave no transactions', { transaction_refresh: failed }, 'refreshFailed'],
  ['asked again already', { balance_refresh: failed, transaction_refresh: { ...failed, status: 'pending' } }, null],
  ['payments never asked for', { ...pays(['expired', null]), permissions: ['balances'] }, null],
  ['a number that works', pays(['transactable', null]), null],
  ['a number that ends soon', pays(['transactable', 12]), 'numberEnds'],
  ['a number that ends later', pays(['transactable', 60]), null],
  ['one works beside one that does not', pays(['expired', -1], ['transactable', null]), null],
  ['a number in the making', pays(['pending', null]), 'numberPending'],
  ['a number that ran out', pays(['expired', -1]), 'numberExpired'],
  ['a number taken back', pays(['deactivated', null]), 'numberRevoked'],
  ['an end outranks a failure', { ...ends(9), balance_refresh: failed }, 'endsUnexplained'],
])('%s', (_, changes, state) => {
  expect(stateOf(exampleAccount(changes), exampleNow)).toBe(state)
})

it('the number that ends first is the one that is told of', () => {
  const account = exampleAccount(pays(['transactable', 40], ['expired', -3], ['transactable', 12]))
  expect(endingNumber(account)).toBe(inDays(12))
})
