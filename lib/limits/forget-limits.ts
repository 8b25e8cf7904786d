import 'server-only'
import { lt } from 'drizzle-orm'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { longestSeconds } from './rates'
import { limits } from './table'

/** A bucket that is full again is as good as none. */
export async function forgetFullLimits(): Promise<void> {
  await database()
    .delete(limits)
    .where(lt(limits.filledAt, new Date(now() - longestSeconds * 1000)))
}
