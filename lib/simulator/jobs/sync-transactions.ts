import { idFrom } from '../ids'
import { plantedOf, plantedRow } from '../ledger/planted'
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
  const planted = plantedOf(world, account)
  const replaced = new Set(planted.map(({ id }) => id))
  for (const row of planted) put(moment, plantedRow(row, refresh, at))
  for (const entry of entriesUntil(life, fromDay, at)) {
    const row = rowOf(account, entry, refresh, at)
    if (!replaced.has(row.id)) put(moment, row)
  }
  const shown = { refresh: refresh.id, refresh_seq: refresh.seq, updated: at }
  const bulk = account.bulk?.map((piece) => (piece.shown ? piece : { ...piece, shown }))
  return { ...account, ...(bulk ? { bulk } : {}), synced_at: at }
}

const TOLD = ['status', 'amount', 'description', 'transacted_at', 'posted_at', 'void_at'] as const

/** Keeps a row that tells anything new. */
function put({ world }: Moment, row: TransactionRow): void {
  const before = world.tables.transaction.get(row.id)
  if (!before || TOLD.some((field) => before[field] !== row[field])) world.tables.transaction.put(row)
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
