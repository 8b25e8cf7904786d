import { type Hint, readHint } from '@/lib/live/hint'
import { api } from '@/lib/paths'

/** Twice and a half the server's heartbeat: a stream that is silent for so long is dead. */
const silenceMs = 38_000
const firstRetryMs = 1_000
const longestRetryMs = 30_000

/** `cursor` names the last thing heard. */
export type Heard =
  | { name: 'up'; cursor: string }
  | { name: 'down' }
  | { name: 'hint'; cursor: string; hint: Hint }
  | { name: 'resync'; cursor: string }
  | { name: 'beat'; isStripeAway: boolean }
  | { name: 'ended' }

/** Keeps one stream open, whatever happens to it on the way. @param after the cursor to go on from. Returns what ends it. */
export function openStream(user: string, after: () => string, hear: (heard: Heard) => void): () => void {
  let source: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0

  function open(): void {
    source = new EventSource(`${api.stream}?${new URLSearchParams({ user, after: after() })}`)
    source.addEventListener('hello', ({ lastEventId }) => {
      failures = 0
      hear({ name: 'up', cursor: lastEventId })
    })
    source.addEventListener('message', ({ data, lastEventId }) => {
      const hint = readHint(data)
      if (hint) hear({ name: 'hint', cursor: lastEventId, hint })
    })
    source.addEventListener('resync', ({ lastEventId }) => hear({ name: 'resync', cursor: lastEventId }))
    source.addEventListener('beat', ({ data }) => {
      hear({ name: 'beat', isStripeAway: readBeat(data) })
    })
    source.addEventListener('ended', () => {
      close()
      hear({ name: 'ended' })
    })
    for (const name of ['hello', 'message', 'resync', 'beat']) source.addEventListener(name, expectMore)
    source.addEventListener('error', lose)
    expectMore()
  }

  function expectMore(): void {
    wait(silenceMs, lose)
  }

  /** A browser comes back by itself to a stream that broke off, but not to one that was refused. */
  function lose(): void {
    close()
    hear({ name: 'down' })
    wait(Math.min(firstRetryMs * 2 ** failures, longestRetryMs) * (0.5 + Math.random() / 2), open)
    failures += 1
  }

  function close(): void {
    clearTimeout(timer)
    source?.close()
    source = null
  }

  function wait(ms: number, fn: () => void): void {
    clearTimeout(timer)
    timer = setTimeout(fn, ms)
  }

  open()
  return close
}

function readBeat(data: string): boolean {
  const said: unknown = JSON.parse(data)
  return Reflect.get(Object(said), 'isStripeAway') === true
}
