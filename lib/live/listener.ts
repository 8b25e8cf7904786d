import 'server-only'
import pg from 'pg'
import { describeError, log } from '@/lib/http/log'

const firstRetryMs = 100
const longestRetryMs = 5_000
/** A connection that a network has lost says nothing by itself. */
const probeMs = 10_000

type Options = {
  url: string
  channel: string
  onPayload(payload: string): void
  /** Whatever was said before is lost: called each time that listening begins. */
  onBegin(): void
}

export type Listener = { stop(): Promise<void> }

/** LISTENs on a connection of its own, and makes a new one whenever it is lost. */
export function listen({ url, channel, onPayload, onBegin }: Options): Listener {
  let client: pg.Client | null = null
  let timer: NodeJS.Timeout | undefined
  let failures = 0
  let isStopped = false

  async function connect(): Promise<void> {
    const own = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, query_timeout: 5_000 })
    client = own
    own.on('error', (error) => lose(own, error))
    own.on('end', () => lose(own, null))
    own.on('notification', ({ payload }) => onPayload(payload ?? '[]'))
    try {
      await own.connect()
      await own.query(`listen ${channel}`)
      if (client !== own) return
      failures = 0
      onBegin()
      wait(probeMs, () => void probe(own))
    } catch (error) {
      lose(own, error)
    }
  }

  async function probe(own: pg.Client): Promise<void> {
    try {
      await own.query('select 1')
      if (client === own) wait(probeMs, () => void probe(own))
    } catch (error) {
      lose(own, error)
    }
  }

  /** Told of one loss several times over, it makes one new connection. */
  function lose(own: pg.Client, error: unknown): void {
    if (client !== own) return
    client = null
    own.end().catch(() => undefined)
    if (isStopped) return
    log().warn({ event: 'live_connection_lost', error: error === null ? undefined : describeError(error) })
    wait(Math.min(firstRetryMs * 2 ** failures, longestRetryMs) * (0.5 + Math.random() / 2), () => void connect())
    failures += 1
  }

  function wait(ms: number, fn: () => void): void {
    clearTimeout(timer)
    timer = setTimeout(fn, ms)
    timer.unref()
  }

  void connect()
  return {
    async stop() {
      isStopped = true
      clearTimeout(timer)
      const last = client
      client = null
      await last?.end().catch(() => undefined)
    },
  }
}
