import 'server-only'
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { productDatabase } from '@/lib/db/client'
import type { OpenDatabase } from '@/lib/db/open-database'
import { unflushed } from '@/lib/db/unflushed'
import { describeError, log } from '@/lib/http/log'
import type { Notice } from './announce'
import { makeHearing } from './hearing'
import { listen } from './listener'
import { makeOutbox } from './outbox'
import { readPayload, toPayloads } from './payload'
import { readReaders } from './read-readers'
import { Ring } from './ring'
import { Streams } from './streams'

declare global {
  var tidewaterLive: Live | undefined
  /** How a server that ends its own requests first ends those that would never end by themselves. */
  var tidewaterCloseStreams: (() => void) | undefined
}

const channel = 'tidewater_live'
const beatMs = 15_000
const checkMs = 5_000

export type Live = {
  streams: Streams
  /** Where a page that is painted now begins to listen. */
  cursor(): string
  announce(notice: Notice): void
  /** Whether what any instance announces is heard here; null until it is known. */
  readonly isHeard: boolean | null
  stop(): Promise<void>
}

/** One instance's part: what it announces reaches all instances of the same database, what they announce reaches its streams. */
export function makeLive(opened: OpenDatabase, { heardWithinMs }: { heardWithinMs?: number } = {}): Live {
  const ring = new Ring(randomUUID().slice(0, 8))
  const streams = new Streams(ring, readReaders(opened.db))
  const outbox = makeOutbox(opened.url === null ? deliverHere(streams) : notifyAll(opened))
  // Nothing is announced in it: only that it arrives counts.
  const hearing = makeHearing(() => opened.db.execute(sql`select pg_notify(${channel}, '[]')`), heardWithinMs)
  const listener =
    opened.url === null
      ? null
      : listen({
          url: opened.url,
          channel,
          onPayload: (payload) => {
            hearing.heard()
            streams.deliver(readPayload(payload))
          },
          onBegin: () => {
            streams.resync()
            hearing.test()
          },
        })
  const timers = [
    setInterval(() => streams.beat(), beatMs),
    setInterval(() => void streams.check().catch(reportCheck), checkMs),
  ]
  for (const timer of timers) timer.unref()
  return {
    streams,
    cursor: () => ring.cursor,
    announce: outbox.add,
    get isHeard() {
      return listener === null || hearing.isHeard
    },
    async stop() {
      hearing.stop()
      for (const timer of timers) clearInterval(timer)
      outbox.stop()
      streams.close()
      await listener?.stop()
    },
  }
}

/** The product's own. Begun at start, or by whoever asks first. */
export function live(): Live {
  globalThis.tidewaterLive ??= makeLive(productDatabase())
  return globalThis.tidewaterLive
}

export function startLive(): void {
  const { streams } = live()
  globalThis.tidewaterCloseStreams = () => streams.close()
}

export async function stopLive(): Promise<void> {
  const stopping = globalThis.tidewaterLive
  globalThis.tidewaterLive = undefined
  await stopping?.stop()
}

/** PGlite belongs to one process: nobody else listens. */
function deliverHere(streams: Streams): (notices: Notice[]) => Promise<void> {
  return async (notices) => streams.deliver(notices)
}

function notifyAll({ db }: OpenDatabase): (notices: Notice[]) => Promise<void> {
  return async (notices) => {
    const payloads = JSON.stringify(toPayloads(notices))
    await db.execute(
      sql`select pg_notify(${channel}, payload), ${unflushed} from jsonb_array_elements_text(${payloads}::jsonb) as payload`,
    )
  }
}

function reportCheck(error: unknown): void {
  log().warn({ event: 'sessions_not_checked', error: describeError(error) })
}
