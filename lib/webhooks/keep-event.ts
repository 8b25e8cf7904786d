import 'server-only'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { dropErased } from '@/lib/deletions/drop-erased'
import { announce } from '@/lib/live/announce'
import type { Envelope } from './envelope'
import { wakeInbox } from './serve-inbox'
import { type WebhookEvent, webhookEvents } from './table'
import { whyIgnored } from './why-ignored'

/**
 * Stores what was announced, each event once however often and however we hear of it; nothing of what was erased here. Returns
 * how many were new.
 * When it returns they are in the database: whoever delivered them may be told so.
 */
export async function keepEvents(told: readonly Envelope[], source: WebhookEvent['source']): Promise<number> {
  const envelopes = await dropErased(told)
  if (envelopes.length === 0) return 0
  const at = new Date(now())
  const rows = await Promise.all(envelopes.map((envelope) => rowOf(envelope, source, at)))
  const kept = await database()
    .insert(webhookEvents)
    .values(rows)
    .onConflictDoNothing({ target: webhookEvents.id })
    .returning({ id: webhookEvents.id })
  if (kept.length > 0) wakeInbox()
  for (const { id } of kept) announce({ kind: 'event', id, holderId: null })
  return kept.length
}

async function rowOf(envelope: Envelope, source: WebhookEvent['source'], at: Date) {
  const reason = await whyIgnored(envelope)
  const fate = reason === null ? { state: 'waiting' as const } : { state: 'ignored' as const, reason, finishedAt: at }
  return { ...envelope, ...fate, source, receivedAt: at, dueAt: at }
}
