import 'server-only'
import { inArray, type SQLWrapper } from 'drizzle-orm'
import type { Database } from '@/lib/db/open-database'
import { idInPath } from '@/lib/stripe/id-in-path'
import { stripeCalls } from '@/lib/stripe/table'

/** What Stripe was asked about these ids, whoever asked. What it cost goes with it. */
export async function eraseCallsAbout(db: Database, ids: string[] | SQLWrapper): Promise<void> {
  if (Array.isArray(ids) && ids.length === 0) return
  await db.delete(stripeCalls).where(inArray(idInPath, ids))
}
