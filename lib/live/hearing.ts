import 'server-only'
import { log } from '@/lib/http/log'

const within = 5_000

export type Hearing = {
  /** Null until it is known. */
  readonly isHeard: boolean | null
  /** Has something said that must come back. */
  test(): void
  heard(): void
  stop(): void
}

/**
 * Whether what is announced comes back by LISTEN. Behind a pooler that lends a connection for one transaction at a time it never
 * does, and no error says so.
 */
export function makeHearing(say: () => Promise<unknown>, withinMs = within): Hearing {
  let isHeard: boolean | null = null
  let timer: NodeJS.Timeout | undefined

  function fail(): void {
    isHeard = false
    log().error({ event: 'live_not_heard', advice: 'DATABASE_URL must reach Postgres itself, or a pooler by session.' })
  }

  return {
    get isHeard() {
      return isHeard
    },
    test() {
      clearTimeout(timer)
      timer = setTimeout(fail, withinMs)
      timer.unref()
      // The database went away again: the listener begins anew, and so does this.
      say().catch(() => clearTimeout(timer))
    },
    heard() {
      clearTimeout(timer)
      isHeard = true
    },
    stop: () => clearTimeout(timer),
  }
}
