import 'server-only'
import { now } from '@/lib/clock'
import { describeError, log } from '@/lib/http/log'
import type { Notice } from './announce'

/** At most one message in this time, however much is written. */
const spacingMs = 20
const retryMs = 1_000
/** More than this is no longer told one by one. */
const mostWaiting = 10_000

const resync: Notice = { kind: 'resync', id: '', holderId: null }

export type Outbox = { add(notice: Notice): void; stop(): void }

/** Collects what is announced, each thing once, and publishes it in as few messages as possible. What fails becomes one `resync`. */
export function makeOutbox(publish: (notices: Notice[]) => Promise<void>): Outbox {
  const waiting = new Map<string, Notice>()
  /** Of the next message. */
  let cancel: (() => void) | undefined
  let publishedAt = 0
  let isStopped = false

  function add(notice: Notice): void {
    if (isStopped || waiting.has(resync.kind)) return
    if (waiting.size >= mostWaiting) loseDetail()
    else waiting.set(`${notice.kind} ${notice.id} ${notice.holderId}`, notice)
    if (!cancel) wait(nextIn())
  }

  /** The first of a row goes at once; the rest gathers behind it. */
  function nextIn(): number {
    return publishedAt + spacingMs - now()
  }

  function loseDetail(): void {
    waiting.clear()
    waiting.set(resync.kind, resync)
  }

  /** At once is as soon as the step is done, so that what it announces together travels together. */
  function wait(ms: number): void {
    if (ms > 0) {
      const timer = setTimeout(() => void send(), ms)
      timer.unref()
      cancel = () => clearTimeout(timer)
    } else {
      const next = setImmediate(() => void send())
      cancel = () => clearImmediate(next)
    }
  }

  /** It counts as waiting until the message is out: there is only ever one on its way. */
  async function send(): Promise<void> {
    const notices = [...waiting.values()]
    waiting.clear()
    publishedAt = now()
    try {
      await publish(notices)
      cancel = undefined
      if (waiting.size > 0 && !isStopped) wait(nextIn())
    } catch (error) {
      if (isStopped) return
      log().warn({ event: 'hints_not_published', error: describeError(error) })
      loseDetail()
      wait(retryMs)
    }
  }

  return {
    add,
    stop() {
      isStopped = true
      cancel?.()
    },
  }
}
