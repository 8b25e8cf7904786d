import 'server-only'
import { and, eq, gte, isNull, ne, or, sql } from 'drizzle-orm'
import { record } from '@/lib/audit/record'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import type { Database } from '@/lib/db/open-database'
import { findCandidates } from './find-candidates'
import { moveBoundaries } from './move-boundaries'
import { type AccountRow, accounts } from './table'

/**
 * Whether an account is another one linked again under a new id. It takes the other's place by itself only where exactly one
 * with the same last four digits has ended; where anything else could be meant, a person is asked. Part of a transaction.
 */
export async function considerPlace(db: Database, account: AccountRow): Promise<void> {
  if (account.replacement === 'settled') return
  const candidates = await findCandidates(db, account)
  const [only, ...others] = candidates.filter((each) => hasEnded(each) && isSameNumber(each, account))
  const isClear = only !== undefined && others.length === 0
  if (isClear && !(await takePlace(db, account, only.id))) return considerPlace(db, account)
  const replacement = isClear || candidates.length === 0 ? 'settled' : 'asked'
  await db.update(accounts).set({ replacement }).where(eq(accounts.id, account.id))
  if (!isClear) return
  const { id: subject, holderId } = account
  await record(db, { actor: 'system', action: 'account.replace', subject, holderId, detail: { replaced: only.id } })
}

/** False when somebody else has taken it in the meantime. */
export async function takePlace(db: Database, account: AccountRow, old: string): Promise<boolean> {
  const taken = await db
    .update(accounts)
    .set({ replacedBy: account.id })
    .where(and(eq(accounts.id, old), eq(accounts.holderId, account.holderId), isNull(accounts.replacedBy)))
    .returning({ nickname: accounts.nickname, position: accounts.position })
  const [before] = taken
  if (!before) return false
  await moveBoundaries(db, account)
  await inherit(db, account.id, before)
  return true
}

/** What its holder called it and where they put it goes on with it, unless they did so anew. */
async function inherit(db: Database, id: string, before: Pick<AccountRow, 'nickname' | 'position'>): Promise<void> {
  const { nickname, position } = before
  await db
    .update(accounts)
    .set({
      nickname: sql`coalesce(${accounts.nickname}, ${nickname})`,
      position: sql`coalesce(${accounts.position}, ${position}::integer)`,
    })
    .where(eq(accounts.id, id))
}

/**
 * Has later accounts considered again that this one may be an earlier form of: it came into the mirror after them, or it has
 * ended while somebody was still asked. Until then they are not counted. Not in a transaction, since it goes from an older
 * account to newer ones.
 */
export async function reconsiderLater(account: AccountRow, isNew: boolean): Promise<void> {
  if (!isNew && !hasEnded(account)) return
  const { id, holderId, institutionName, subcategory, linkedAt, last4 } = account
  await database()
    .update(accounts)
    .set({ replacement: 'asked', pullDueAt: new Date(now()) })
    .where(
      and(
        eq(accounts.holderId, holderId),
        eq(accounts.institutionName, institutionName),
        eq(accounts.subcategory, subcategory),
        gte(accounts.linkedAt, linkedAt),
        ne(accounts.id, id),
        last4 === null ? undefined : or(eq(accounts.last4, last4), isNull(accounts.last4)),
        isNew ? hasTakenNoPlace : eq(accounts.replacement, 'asked'),
      ),
    )
}

const hasTakenNoPlace = sql`not exists (select from ${accounts} older where older.replaced_by = ${accounts.id})`

function hasEnded({ status }: AccountRow): boolean {
  return status !== 'active'
}

function isSameNumber(a: AccountRow, b: AccountRow): boolean {
  return a.last4 !== null && a.last4 === b.last4
}
