import 'server-only'
import { and, lt, ne } from 'drizzle-orm'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { messages } from './table'
import { mailWay } from './way'

const dayMs = 24 * 3_600_000

/**
 * Whom we wrote to is kept a month, to answer for it; in the simulator, where links stay in the messages, a day. What Stripe was
 * asked to delete stays: it names nobody, and where no mail could be sent it is still to be done.
 */
export async function forgetOldMessages(): Promise<void> {
  const isSimulated = mailWay() === 'outbox'
  const isOld = lt(messages.createdAt, new Date(now() - (isSimulated ? dayMs : 30 * dayMs)))
  await database()
    .delete(messages)
    .where(isSimulated ? isOld : and(isOld, ne(messages.kind, 'deletion_notice')))
}
