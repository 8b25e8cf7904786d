import 'server-only'
import { automaticHeader } from '@/lib/http/automatic'

/** Hints, timers and the framework's own looking ahead do not count: a page left open must not keep somebody signed in. */
export function isCausedByPerson(headers: Headers): boolean {
  const isAutomatic = headers.has(automaticHeader) || headers.get('accept') === 'text/event-stream'
  const isPrefetch =
    headers.has('next-router-prefetch') || /prefetch/.test(headers.get('sec-purpose') ?? headers.get('purpose') ?? '')
  return !isAutomatic && !isPrefetch
}
