import type { QueryClient } from '@tanstack/react-query'
import { setLive } from '@/lib/live/is-live'
import type { Answers } from './answers'
import { AskAgain } from './ask-again'
import { shareStream } from './shared-stream'
import type { Heard } from './stream'

/** Whether the page knows by itself what changes, and if not, what it does about it. */
export type Standing = 'live' | 'asking' | 'offline' | 'ended'

type Options = {
  user: string
  /** With which the server drew the page. */
  cursor: string
  answers: Answers
  queries: QueryClient
  onStanding: (standing: Standing) => void
  onStripe: (isAway: boolean) => void
}

/** A stream that breaks off is mostly back before anybody needs to know. */
const patienceMs = 5_000
const askMs = 15_000
/** Longer than a sign-out on this page takes to leave it. */
const farewellMs = 1_500

/** Has the page's queries asked again as the server hints, and every 15 seconds while no hints come. Returns what ends it. */
export function follow({ user, cursor, answers, queries, onStanding, onStripe }: Options): () => void {
  const again = new AskAgain(queries, answers)
  const leaving = new AbortController()
  let isAsking = false
  let patience: ReturnType<typeof setTimeout> | undefined
  let close = begin()

  function begin(): () => void {
    lose()
    return shareStream(user, cursor, hear)
  }

  function hear(heard: Heard): void {
    if ('cursor' in heard) cursor = heard.cursor
    if (heard.name === 'up') rise()
    else if (heard.name === 'hint') again.about(heard.hint)
    else if (heard.name === 'resync') again.everything()
    else if (heard.name === 'beat') onStripe(heard.isStripeAway)
    else if (heard.name === 'down') lose()
    else end()
  }

  function rise(): void {
    clearTimeout(patience)
    patience = undefined
    isAsking = false
    setLive(true)
    onStanding('live')
  }

  function lose(): void {
    setLive(false)
    if (!navigator.onLine) onStanding('offline')
    else patience ??= setTimeout(askMyself, patienceMs)
  }

  function askMyself(): void {
    isAsking = true
    onStanding(navigator.onLine ? 'asking' : 'offline')
    if (document.visibilityState === 'visible') again.everything()
    patience = setTimeout(askMyself, askMs)
  }

  /** What is asked now would be answered for nobody, or for somebody else. */
  function end(): void {
    stop()
    setTimeout(() => onStanding('ended'), farewellMs)
  }

  function look(): void {
    if (!isAsking || document.visibilityState !== 'visible') return
    clearTimeout(patience)
    askMyself()
  }

  function goOffline(): void {
    close()
    lose()
  }

  function goOnline(): void {
    close()
    close = begin()
  }

  function stop(): void {
    clearTimeout(patience)
    leaving.abort()
    again.stop()
    close()
    setLive(false)
  }

  const { signal } = leaving
  document.addEventListener('visibilitychange', look, { signal })
  addEventListener('offline', goOffline, { signal })
  addEventListener('online', goOnline, { signal })
  return stop
}
