import 'server-only'
import type { Hint } from './hint'

/** How soon a browser comes back after a stream that broke off. */
const retryMs = 1_500

/** The messages of the stream, as https://html.spec.whatwg.org/multipage/server-sent-events.html has them. */
export const frame = {
  /** After what was missed: from here on the reader is level. It also shows that nothing on the way holds the stream back. */
  hello: (id: string) => `retry: ${retryMs}\nid: ${id}\nevent: hello\ndata: {}\n\n`,
  hint: (id: string, { kind, id: thing }: Hint) => `id: ${id}\ndata: ${JSON.stringify({ kind, id: thing })}\n\n`,
  /** What happened in between is not known here: ask for everything. */
  resync: (id: string) => `id: ${id}\nevent: resync\ndata: {}\n\n`,
  /** For proxies a comment would do; a page cannot see comments, and must notice when a stream has died silently. */
  beat: (isStripeAway: boolean) => `: heartbeat\nevent: beat\ndata: ${JSON.stringify({ isStripeAway })}\n\n`,
  /** The session is over, so do not come back. */
  ended: 'event: ended\ndata: {}\n\n',
} as const
