import { bankAccountOf } from '../banks/banks'
import { emitAccount } from '../emit'
import { bankBalanceAt } from '../ledger/planted'
import { type Moment, unixSeconds } from '../moment'
import type { AccountRow, Balance, Feature } from '../rows'
import { deactivate } from './access'
import { readOwnership } from './ownership'
import { save, stateOf, withState } from './refresh'
import { syncTransactions } from './sync-transactions'

/** Seconds after an answer before the next refresh may be asked for. */
const PAUSE: Record<Feature, number> = { balance: 60, ownership: 3_600, transactions: 60 }

const features: Record<Feature, { event: string; read(moment: Moment, account: AccountRow): AccountRow | null }> = {
  balance: { event: 'refreshed_balance', read: readBalance },
  ownership: { event: 'refreshed_ownership', read: readOwnership },
  transactions: { event: 'refreshed_transactions', read: syncTransactions },
}

/** The bank answers, or does what it was told to do next. The event says that it did; the hash says how. */
export function finishRefresh(moment: Moment, account: AccountRow, feature: Feature): void {
  const pending = stateOf(account, feature)
  if (pending?.status !== 'pending') return
  const { event, read } = features[feature]
  const { [feature]: told, ...others } = account.next_refresh ?? {}
  const fails = account.status !== 'active' || told === 'failed' || told === 'deactivates'
  const answered = fails ? null : read(moment, account)
  const next = account.status === 'active' ? unixSeconds(moment) + PAUSE[feature] : null
  const row = { ...(answered ?? account), next_refresh: others }
  const status = answered ? 'succeeded' : 'failed'
  const finished = save(moment, withState(row, feature, { ...pending, status, next_refresh_available_at: next }))
  emitAccount(moment, event, finished)
  if (told === 'deactivates') deactivate(moment, finished)
}

function readBalance(moment: Moment, account: AccountRow): AccountRow | null {
  const at = unixSeconds(moment)
  const { tells_balance, tells_available, currency } = bankAccountOf(account)
  if (!tells_balance) return null
  const { current, pending } = bankBalanceAt(moment.world, account, at)
  const money = (amount: number) => ({ [currency]: amount })
  const told: Balance =
    account.category === 'credit'
      ? {
          as_of: at,
          credit: { used: tells_available ? money(current) : null },
          current: money(current),
          type: 'credit',
        }
      : {
          as_of: at,
          cash: { available: tells_available ? money(current + pending) : null },
          current: money(current),
          type: 'cash',
        }
  return { ...account, balance: told }
}
