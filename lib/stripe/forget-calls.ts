import 'server-only'
import { lt } from 'drizzle-orm'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { stripeCalls } from './table'

const keptMs = 30 * 24 * 3_600_000

/** Of what Stripe was asked thirty days are kept. */
export async function forgetOldCalls(): Promise<void> {
  await database()
    .delete(stripeCalls)
    .where(lt(stripeCalls.startedAt, new Date(now() - keptMs)))
}
