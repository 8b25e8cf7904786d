import 'server-only'
import { lt } from 'drizzle-orm'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { messages } from './table'
import { mailWay } from './way'

const dayMs = 24 * 3_600_000

/** Whom we wrote to is kept a month, to answer for it; in the simulator, where links stay in the messages, a day. */
export async function forgetOldMessages(): Promise<void> {
  const keptMs = mailWay() === 'outbox' ? dayMs : 30 * dayMs
  await database()
    .delete(messages)
    .where(lt(messages.createdAt, new Date(now() - keptMs)))
}
