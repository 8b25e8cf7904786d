import 'server-only'
import { count, eq, gt, max, min, sum } from 'drizzle-orm'
import { isStaff, type Viewer } from '@/lib/auth/roles'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { AppError } from '@/lib/http/errors'
import { type HealthView, refusals } from './health-view'
import { isTold } from './is-told'
import { webhookDeliveries, webhookEvents } from './table'

const dayMs = 86_400_000

/** How well we hear of what happens at Stripe. For staff only. */
export async function webhookHealth(viewer: Viewer): Promise<HealthView> {
  if (!isStaff(viewer)) throw new AppError('not_allowed', 'Your role does not allow this.')
  const [row] = await database()
    .select({ failed: count() })
    .from(webhookEvents)
    .where(eq(webhookEvents.state, 'failed'))
  return { is_told: isTold(), failed: row?.failed ?? 0, refused: await countRefused() }
}

/** Anybody can post rubbish: what is accepted afterwards shows that the secret is right, and nothing need be said. */
async function countRefused(): Promise<HealthView['refused']> {
  const { hour, outcome, count: counted, lastAt } = webhookDeliveries
  const rows = await database()
    .select({ outcome, count: sum(counted).mapWith(Number), since: min(hour), lastAt: max(lastAt) })
    .from(webhookDeliveries)
    .where(gt(hour, new Date(now() - dayMs)))
    .groupBy(outcome)
  const acceptedAt = rows.find((row) => row.outcome === 'accepted')?.lastAt ?? null
  const refused = rows.filter((row) => row.outcome !== 'accepted').sort((one, other) => other.count - one.count)
  const isOver = refused.every(({ lastAt: at }) => acceptedAt !== null && at !== null && at < acceptedAt)
  if (isOver) return null
  const hours = refused.flatMap(({ since }) => (since === null ? [] : [since.getTime()]))
  return {
    count: refused.reduce((total, row) => total + row.count, 0),
    since: new Date(Math.min(...hours)).toISOString(),
    causes: refused.flatMap((row) => refusals.filter((each) => each === row.outcome)),
  }
}
