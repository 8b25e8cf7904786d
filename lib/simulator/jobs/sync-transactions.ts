import { idFrom } from '../ids'
import { type Entry, entriesUntil, SECONDS_A_DAY, statusAt } from '../lives/life'
import { type Moment, unixSeconds } from '../moment'
import type { AccountRow, RefreshRow, TransactionRow } from '../rows'

/** No entry changes later than this after it began. */
const SETTLED_DAYS = 14

/** Writes what is new or different at the bank since the last time, under the refresh that is now ending. */
export function syncTransactions(moment: Moment, account: AccountRow): AccountRow | null {
  const { world } = moment
  const refresh = world.tables.refresh.get(account.transaction_refresh?.id ?? '')
  if (!refresh) return null
  const at = unixSeconds(moment)
  const { life, synced_at } = account
  const fromDay = synced_at === null ? life.firstDay : Math.floor(synced_at / SECONDS_A_DAY) - SETTLED_DAYS
  for (const entry of entriesUntil(life, fromDay, at)) {
    const row = rowOf(account, entry, refresh, at)
    const before = world.tables.transaction.get(row.id)
    if (before?.status !== row.status || before.amount !== row.amount) world.tables.transaction.put(row)
  }
  return { ...account, synced_at: at }
}

function rowOf(account: AccountRow, entry: Entry, refresh: RefreshRow, at: number): TransactionRow {
  const status = statusAt(entry, at)
  const posted = status !== 'pending' && entry.end.status === 'posted'
  const voidAt = entry.end.status === 'void' ? entry.end.at : entry.withdrawn_at
  return {
    id: idFrom('fctxn', account.id, entry.key),
    account: account.id,
    amount: status === 'pending' ? entry.first_amount : entry.amount,
    currency: account.life.currency,
    description: entry.description,
    status,
    posted_at: posted ? entry.end.at : null,
    void_at: status === 'void' ? voidAt : null,
    transacted_at: entry.transacted_at,
    refresh: refresh.id,
    refresh_seq: refresh.seq,
    updated: at,
  }
}
