import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { Refusal } from '@/lib/http/errors'
import { announce } from '@/lib/live/announce'
import { type WebhookEvent, webhookEvents } from './table'

export type Group = readonly WebhookEvent[]

const mostAttempts = 10
const firstPauseMs = 5000
const longestPauseMs = 3_600_000

export function settleApplied(group: Group): Promise<void> {
  return settle(group, { state: 'applied', reason: null, finishedAt: new Date(now()) })
}

export function settleIgnored(group: Group, reason: string): Promise<void> {
  return settle(group, { state: 'ignored', reason, finishedAt: new Date(now()) })
}

/** For what was erased since it was stored. */
export async function forget(group: Group): Promise<void> {
  await database()
    .delete(webhookEvents)
    .where(
      inArray(
        webhookEvents.id,
        group.map(({ id }) => id),
      ),
    )
}

/** Not a failure, so it counts as no attempt. */
export function putOff(group: Group, pauseMs: number): Promise<void> {
  return settle(group, { dueAt: new Date(now() + pauseMs) })
}

/** After ten attempts it is set aside for staff; before, it is tried again after a pause of any length up to one that doubles. */
export async function settleFailed(group: Group, error: unknown, random: () => number): Promise<void> {
  const reason = error instanceof Refusal ? error.message.slice(0, 500) : 'Something went wrong on our side.'
  for (const event of group) {
    const attempts = event.attempts + 1
    const pauseMs = random() * Math.min(firstPauseMs * 2 ** event.attempts, longestPauseMs)
    const fate =
      attempts < mostAttempts
        ? { dueAt: new Date(now() + pauseMs) }
        : { state: 'failed' as const, finishedAt: new Date(now()) }
    await settle([event], { attempts, reason, ...fate })
  }
}

/** Whoever took too long may find that another worker has settled it. */
async function settle(group: Group, fate: Partial<WebhookEvent>): Promise<void> {
  const ids = group.map(({ id }) => id)
  await database()
    .update(webhookEvents)
    .set(fate)
    .where(and(inArray(webhookEvents.id, ids), eq(webhookEvents.state, 'waiting')))
  for (const id of ids) announce({ kind: 'event', id, holderId: null })
}
