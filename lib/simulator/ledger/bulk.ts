import { tokenFrom } from '../ids'
import { groceries, online, shops, transit } from '../lives/merchants'
import type { AccountRow, Bulk, TransactionRow } from '../rows'

const MERCHANTS = [...groceries, ...online, ...shops, ...transit].map(({ name }) => name)
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const PLACES = 10
const PREFIX = 'fctxn_1'

/** What all ids of an account's generated rows begin with, behind the prefix. */
export function bulkToken(account: string): string {
  return tokenFrom(13, 'bulk', account)
}

/** How many rows are generated, whether they were read already or not. */
export function bulkCount({ bulk = [] }: AccountRow): number {
  return bulk.reduce((sum, { count }) => sum + count, 0)
}

/** Minor units: each purchase is paid back by the row behind it, so that only an odd one at the end counts. */
export function bulkSum(account: AccountRow): number {
  const count = bulkCount(account)
  return count % 2 === 0 ? 0 : amountAt(account, count - 1)
}

export function bulkId(token: string, index: number): string {
  let digits = ''
  for (let rest = index; digits.length < PLACES; rest = Math.floor(rest / DIGITS.length)) {
    digits = `${DIGITS[rest % DIGITS.length]}${digits}`
  }
  return PREFIX + token + digits
}

/** The token and the index in an id that may be one of generated rows. */
export function readBulkId(id: string): { token: string; index: number } | null {
  const [, token, digits] = /^fctxn_1([0-9A-Za-z]{13})([0-9A-Za-z]{10})$/.exec(id) ?? []
  if (!token || !digits) return null
  let index = 0
  for (const digit of digits) index = index * DIGITS.length + DIGITS.indexOf(digit)
  return { token, index }
}

/** Rising with the index within one piece, and each piece begins where the one before it ended. */
export function bulkTime({ first, count, from, to }: Bulk, index: number): number {
  return from + Math.floor(((index - first) * (to - from)) / count)
}

export function bulkRow(account: AccountRow, token: string, index: number): TransactionRow | undefined {
  const piece = account.bulk?.find(({ first, count }) => index >= first && index < first + count)
  if (!piece?.shown) return undefined
  const at = bulkTime(piece, index)
  return {
    id: bulkId(token, index),
    account: account.id,
    amount: amountAt(account, index),
    currency: account.life.currency,
    description: MERCHANTS[mixed(index >>> 1) % MERCHANTS.length] ?? '',
    status: 'posted',
    posted_at: at,
    void_at: null,
    transacted_at: at,
    ...piece.shown,
  }
}

function amountAt({ seq }: AccountRow, index: number): number {
  const amount = 100 + (mixed((index >>> 1) + seq) % 9_900)
  return index % 2 === 0 ? -amount : amount
}

function mixed(value: number): number {
  const spread = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)
  return (spread ^ (spread >>> 12)) >>> 0
}
