import 'server-only'
import { and, desc, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { accounts } from '@/lib/accounts/table'
import type { Viewer } from '@/lib/auth/roles'
import { database } from '@/lib/db/client'
import { noSuch } from '@/lib/stripe/errors'
import type { LifeEntry, lifeAnswer } from './life-view'
import { toTransactionView } from './list-transactions'
import { reachableBy } from './selection'
import { transactionRevisions, transactions } from './table'

type Stored = typeof transactions.$inferSelect
type Revision = typeof transactionRevisions.$inferSelect

/** A transaction of the mirror with its life, newest first. @throws AppError 404 for one that is not theirs. */
export async function getTransaction(viewer: Viewer, id: string): Promise<z.input<typeof lifeAnswer>> {
  const [found] = await database()
    .select({ row: transactions })
    .from(transactions)
    .innerJoin(accounts, eq(accounts.id, transactions.accountId))
    .where(and(eq(transactions.id, id), reachableBy(viewer)))
    .orderBy(transactions.accountId)
    .limit(1)
  if (!found) throw noSuch('transaction', id)
  const { row } = found
  const revisions = await database()
    .select()
    .from(transactionRevisions)
    .where(and(eq(transactionRevisions.accountId, row.accountId), eq(transactionRevisions.transactionId, row.id)))
    .orderBy(desc(transactionRevisions.id))
  return { transaction: toTransactionView(row), life: lifeOf(row, revisions) }
}

function lifeOf(row: Stored, revisions: Revision[]): LifeEntry[] {
  const changes = revisions.flatMap((revision) => entryOf(row, revision) ?? [])
  const firstStatus = revisions.findLast(({ field }) => field === 'status')?.before ?? row.status
  const seen = { at: row.firstSeenAt?.toISOString() ?? null, refresh: row.firstSeenRefresh }
  return [...changes, { kind: 'first_seen', status: firstStatus, ...seen }, ...before(row, revisions)]
}

/** What it had become when we first saw it: its bank says when, and no refresh told us. */
function before({ postedAt, voidAt }: Stored, revisions: Revision[]): LifeEntry[] {
  const became = [
    { after: 'void', moment: voidAt },
    { after: 'posted', moment: postedAt },
  ]
  return became
    .filter(({ after }) => !revisions.some((revision) => revision.field === 'status' && revision.after === after))
    .flatMap(({ after, moment }) =>
      moment ? [{ kind: 'status' as const, before: null, after, at: moment.toISOString(), refresh: null }] : [],
    )
}

function entryOf(row: Stored, { field, before, after, changedAt, transactionRefresh }: Revision): LifeEntry | null {
  const told = { at: changedAt.toISOString(), refresh: transactionRefresh }
  if (field === 'status') return { kind: field, before, after, ...told, at: becameAt(row, after) ?? told.at }
  if (field === 'amount') return { kind: field, before: Number(before), after: Number(after), ...told }
  return field === 'description' || field === 'transacted_at' ? { kind: field, before, after, ...told } : null
}

/** The bank's own moment, where it tells one. */
function becameAt({ postedAt, voidAt }: Stored, status: string): string | null {
  if (status === 'posted') return postedAt?.toISOString() ?? null
  return status === 'void' ? (voidAt?.toISOString() ?? null) : null
}
