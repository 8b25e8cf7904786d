import 'server-only'
import { automaticCookie, automaticHeader } from '@/lib/http/automatic'

const cookies = new RegExp(`(^|; *)${automaticCookie}=1(;|$)`)

/** Hints, timers and the framework's own looking ahead do not count: a page left open must not keep somebody signed in. */
export function isCausedByPerson(headers: Headers): boolean {
  const isMarked = headers.has(automaticHeader) || cookies.test(headers.get('cookie') ?? '')
  const isAutomatic = isMarked || headers.get('accept') === 'text/event-stream'
  const isPrefetch =
    headers.has('next-router-prefetch') || /prefetch/.test(headers.get('sec-purpose') ?? headers.get('purpose') ?? '')
  return !isAutomatic && !isPrefetch
}
