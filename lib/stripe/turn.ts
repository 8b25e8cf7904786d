import 'server-only'
import { isStaff } from '@/lib/auth/roles'
import { database } from '@/lib/db/client'
import { env } from '@/lib/env'
import { AppError } from '@/lib/http/errors'
import type { Actor } from './calls'
import type { Line } from './line'
import { longestWaitMs, type Priority, takeToken } from './quota'

/** People are told soon; what the server does by itself can stand in line. */
const patienceMs: Record<Priority, number> = { customer: 2_000, staff: 2_000, system: 10_000, sweep: 10_000 }

/**
 * Waits until the quota has room for one more call. The bucket is the mode's, since a database belongs to one mode and one
 * Stripe account, whatever the number of its keys.
 * @throws AppError `rate_limit` when there is none in time
 */
export async function waitForTurn(actor: Actor, line: Line): Promise<void> {
  const { callsPerSecond, mode } = env()
  if (callsPerSecond === null) return
  const bucket = { name: mode, perSecond: callsPerSecond }
  const priority = priorityOf(actor)
  const waitMs = longestWaitMs(bucket, priority)
  const until = line.now() + patienceMs[priority]
  while (!(await takeToken(database(), bucket, priority, line.now()))) {
    if (line.now() >= until) throw tooBusy(waitMs)
    await line.sleep(Math.ceil(line.random() * waitMs))
  }
}

function priorityOf(actor: Actor): Priority {
  if (actor === 'sweep') return actor
  if (typeof actor === 'string') return 'system'
  return isStaff(actor) ? 'staff' : 'customer'
}

function tooBusy(waitMs: number): AppError {
  const message = 'Too much is being asked of Stripe at this moment. Try again in a few seconds.'
  return new AppError('rate_limit', message, { retryAfterSeconds: Math.ceil(waitMs / 1000) })
}
