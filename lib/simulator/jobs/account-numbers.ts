import type { BankAccount } from '../banks/bank'
import { emitAccount } from '../emit'
import { SECONDS_A_DAY } from '../lives/life'
import { type Moment, unixSeconds } from '../moment'
import type { AccountNumber, AccountRow } from '../rows'
import { save } from './refresh'
import { schedule } from './schedule'

/** How soon after a link "immediately" and "soon" are. */
export const SOON_MS = 60_000

const LATER_SECONDS = 30 * SECONDS_A_DAY

/** The numbers of an account that may be paid from; null where that was not asked for or cannot be. */
export function numbersOf(moment: Moment, account: BankAccount, permissions: string[]): AccountNumber[] | null {
  if (!permissions.includes('payment_method') || account.payment_methods.length === 0) return null
  if (account.number === 'unavailable') return null
  const at = unixSeconds(moment)
  const token = {
    identifier_type: 'tokenized_account_number',
    supported_networks: ['ach'],
  } satisfies Partial<AccountNumber>
  const kinds: Record<Exclude<BankAccount['number'], 'unavailable'>, AccountNumber> = {
    plain: {
      expected_expiry_date: null,
      identifier_type: 'account_number',
      status: 'transactable',
      supported_networks: ['ach'],
    },
    token_pending: { ...token, expected_expiry_date: null, status: 'pending' },
    token_deactivated: { ...token, expected_expiry_date: null, status: 'deactivated' },
    token_expiring_later: { ...token, expected_expiry_date: at + LATER_SECONDS, status: 'transactable' },
    token_expiring_now: { ...token, expected_expiry_date: at + SOON_MS / 1000, status: 'transactable' },
  }
  return [kinds[account.number]]
}

/** A new consent brings new numbers where there are none yet, or none that lives; what changes is told. */
export function renewNumbers(moment: Moment, account: AccountRow, at: BankAccount): AccountRow {
  if (account.account_numbers?.some(isAlive)) return account
  const account_numbers = numbersOf(moment, at, account.permissions)
  if (!account_numbers || (account.account_numbers && !account_numbers.some(isAlive))) return account
  const row = save(moment, { ...account, account_numbers })
  emitAccount(moment, 'account_numbers_updated', row)
  planNumbers(moment, row, at)
  if (row.supported_payment_method_types.length > 0) return row
  const payable = save(moment, { ...row, supported_payment_method_types: at.payment_methods })
  emitAccount(moment, 'supported_payment_method_types_updated', payable)
  return payable
}

function isAlive({ status }: AccountNumber): boolean {
  return status === 'pending' || status === 'transactable'
}

/** Plans what will happen to a tokenized number. */
export function planNumbers(moment: Moment, account: AccountRow, { number }: BankAccount): void {
  if (!account.account_numbers) return
  if (number === 'token_pending') schedule(moment, account.id, moment.atMs + SOON_MS, { task: 'grant_number' })
  if (number === 'token_expiring_now') {
    schedule(moment, account.id, moment.atMs + SOON_MS, { task: 'expire_number' })
  }
  if (number === 'token_expiring_later') {
    schedule(moment, account.id, moment.atMs + SOON_MS, { task: 'announce_number_expiry' })
    schedule(moment, account.id, moment.atMs + LATER_SECONDS * 1000, { task: 'expire_number' })
  }
}

export function announceNumberExpiry(moment: Moment, account: AccountRow): void {
  emitAccount(moment, 'upcoming_account_number_expiry', account)
}

/** The bank has made the token that was asked for. */
export function grantNumber(moment: Moment, account: AccountRow): void {
  setNumbers(moment, account, 'transactable')
}

/** What cannot be debited any more is no payment method either. */
export function expireNumber(moment: Moment, account: AccountRow): void {
  const expired = setNumbers(moment, account, 'expired')
  if (expired.supported_payment_method_types.length === 0) return
  const row = save(moment, { ...expired, supported_payment_method_types: [] })
  emitAccount(moment, 'supported_payment_method_types_updated', row)
}

function setNumbers(moment: Moment, account: AccountRow, status: AccountNumber['status']): AccountRow {
  const account_numbers = account.account_numbers?.map((number) => ({ ...number, status })) ?? null
  const row = save(moment, { ...account, account_numbers })
  emitAccount(moment, 'account_numbers_updated', row)
  return row
}
