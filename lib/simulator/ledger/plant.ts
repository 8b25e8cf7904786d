import { missingParameter, missingReference, refused } from '../errors'
import { type Moment, unixSeconds } from '../moment'
import type { AccountRow, PlantedRow, TransactionRow } from '../rows'
import { bulkToken, readBulkId } from './bulk'
import { entryKeyOf } from './planted'

type Status = TransactionRow['status']

export type Told = {
  id?: string | undefined
  amount?: number | undefined
  currency?: string | undefined
  description?: string | undefined
  transacted_at?: number | undefined
  status?: Status | undefined
  posted_at?: number | null | undefined
  void_at?: number | null | undefined
}

/** Has the bank show a transaction from the next refresh on: a new one, or with an id, one that it shows already. */
export function plant(moment: Moment, account: AccountRow, told: Told, name: string): void {
  const { world } = moment
  const before: Partial<PlantedRow> = told.id === undefined ? {} : knownRow(moment, account, told.id, name)
  const { amount = before.amount, description = before.description } = told
  if (amount === undefined) throw missingParameter(`${name}[amount]`)
  if (description === undefined) throw missingParameter(`${name}[description]`)
  const status = told.status ?? before.status ?? 'posted'
  if (!after[before.status ?? 'pending'].includes(status)) {
    throw refused(`A transaction that is ${before.status} cannot become ${status}.`, { param: `${name}[status]` })
  }
  const transacted_at = told.transacted_at ?? before.transacted_at ?? unixSeconds(moment)
  world.tables.planted.put({
    id: before.id ?? world.newId('fctxn'),
    seq: before.seq ?? world.nextSeq(),
    entry: before.entry ?? null,
    account: account.id,
    amount,
    description,
    status,
    transacted_at,
    currency: told.currency ?? before.currency ?? account.life.currency,
    ...timesOf({ told, before, status, newly: before.id ? unixSeconds(moment) : transacted_at }),
  })
}

/** What a status may become. */
const after: Record<Status, Status[]> = {
  pending: ['pending', 'posted', 'void'],
  posted: ['posted', 'void'],
  void: ['void'],
}

type Times = { told: Told; before: Partial<PlantedRow>; status: Status; newly: number }

function timesOf({ told, before, status, newly }: Times): Pick<PlantedRow, 'posted_at' | 'void_at'> {
  const posted = told.posted_at ?? before.posted_at ?? (status === 'posted' ? newly : null)
  const voided = told.void_at ?? before.void_at ?? newly
  return { posted_at: status === 'pending' ? null : posted, void_at: status === 'void' ? voided : null }
}

function knownRow(moment: Moment, account: AccountRow, id: string, name: string): PlantedRow {
  const { world } = moment
  if (readBulkId(id)?.token === bulkToken(account.id)) {
    throw refused('This transaction was generated (transactions_count) and cannot be changed. Plant one of your own.', {
      param: `${name}[id]`,
    })
  }
  const planted = world.tables.planted.get(id)
  const kept = world.tables.transaction.get(id)
  if ((planted ?? kept)?.account !== account.id) {
    throw missingReference('financialconnections transaction', id, `${name}[id]`)
  }
  if (planted) return planted
  if (!kept) throw missingReference('financialconnections transaction', id, `${name}[id]`)
  const { refresh, refresh_seq, updated, ...row } = kept
  return { ...row, seq: world.nextSeq(), entry: entryKeyOf(account, id, unixSeconds(moment)) }
}
