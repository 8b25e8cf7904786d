import 'server-only'
import { inArray, type SQLWrapper, sql } from 'drizzle-orm'
import type { Database } from '@/lib/db/open-database'
import { stripeCalls } from '@/lib/stripe/table'

/** `/v1/customers/{id}`, `/v1/financial_connections/accounts/{id}/refresh` */
const idInPath = sql`substring(${stripeCalls.path} from '^/v1/(?:financial_connections/)?[a-z_]+/([^/]+)')`

/** What Stripe was asked about these ids, whoever asked. What it cost goes with it. */
export async function eraseCallsAbout(db: Database, ids: string[] | SQLWrapper): Promise<void> {
  if (Array.isArray(ids) && ids.length === 0) return
  await db.delete(stripeCalls).where(inArray(idInPath, ids))
}
