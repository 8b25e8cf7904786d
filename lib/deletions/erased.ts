import 'server-only'
import { inArray } from 'drizzle-orm'
import { type Database, database } from '@/lib/db/client'
import { AppError } from '@/lib/http/errors'
import { tombstones } from './table'

/** What is asked for was erased here, whatever Stripe still knows of it. */
export class ErasedError extends AppError {
  constructor() {
    super('resource_missing', 'This was deleted here.')
    this.name = 'ErasedError'
  }
}

type Id = string | null | undefined

/** Which of these accounts and holders were erased. */
export async function findErased(ids: readonly Id[], db: Database = database()): Promise<Set<string>> {
  const known = ids.filter((id) => typeof id === 'string')
  if (known.length === 0) return new Set()
  const rows = await db.select({ id: tombstones.id }).from(tombstones).where(inArray(tombstones.id, known))
  return new Set(rows.map(({ id }) => id))
}

/**
 * Refuses to bring any of them back. In a transaction that writes, call it after the write: an erasure that is under way at the
 * same moment is then waited for, and seen.
 */
export async function requireNotErased(ids: readonly Id[], db: Database = database()): Promise<void> {
  if ((await findErased(ids, db)).size > 0) throw new ErasedError()
}

/** Whom Stripe names, by whichever of the three ids. */
export function holderIds(holder: { customer?: Id; account?: Id; customer_account?: Id } | null | undefined): Id[] {
  return [holder?.customer, holder?.account, holder?.customer_account]
}
