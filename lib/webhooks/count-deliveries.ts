import 'server-only'
import { sql } from 'drizzle-orm'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { announce } from '@/lib/live/announce'
import { type DeliveryOutcome, webhookDeliveries } from './table'

type Counted = typeof webhookDeliveries.$inferInsert
type Tally = Map<string, Counted>

declare global {
  /** What was not written yet; on `globalThis` because Next does not share modules between start-up and routes. */
  var tidewaterDeliveryTally: Tally | undefined
}

const hourMs = 3_600_000

/** In memory only: whoever posts rubbish a thousand times a second costs the database nothing. */
export function countDelivery(outcome: DeliveryOutcome): void {
  const at = now()
  add({ hour: new Date(at - (at % hourMs)), outcome, count: 1, lastAt: new Date(at) })
}

/** A job: all that came since the last round is one statement. What a killed process had not written yet is lost. */
export async function writeDeliveryCounts(): Promise<void> {
  const tally = globalThis.tidewaterDeliveryTally
  if (!tally) return
  globalThis.tidewaterDeliveryTally = undefined
  try {
    await write([...tally.values()])
  } catch (error) {
    for (const counted of tally.values()) add(counted)
    throw error
  }
  announce({ kind: 'deliveries', id: '', holderId: null })
}

function add({ hour, outcome, count, lastAt }: Counted): void {
  globalThis.tidewaterDeliveryTally ??= new Map()
  const tally = globalThis.tidewaterDeliveryTally
  const key = `${hour.getTime()} ${outcome}`
  const before = tally.get(key)
  const latest = before && before.lastAt > lastAt ? before.lastAt : lastAt
  tally.set(key, { hour, outcome, count: count + (before?.count ?? 0), lastAt: latest })
}

async function write(rows: Counted[]): Promise<void> {
  const { hour, outcome, count, lastAt } = webhookDeliveries
  await database()
    .insert(webhookDeliveries)
    .values(rows)
    .onConflictDoUpdate({
      target: [hour, outcome],
      set: { count: sql`${count} + excluded.count`, lastAt: sql`greatest(${lastAt}, excluded.last_at)` },
    })
}
