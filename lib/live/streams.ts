import 'server-only'
import { isStaff } from '@/lib/auth/roles'
import { AppError } from '@/lib/http/errors'
import { isStripeAway } from '@/lib/stripe/is-away'
import type { Announced, Notice } from './announce'
import { frame } from './frame'
import type { Ring } from './ring'
import { type Reader, Stream } from './stream'

/** One browser needs one; more are other browsers, and streams whose browser is gone without a word. */
const mostPerPerson = 20

/** For more than these at once a page had better ask for everything. */
const mostAtOnce = 200

/** What the database says of sessions: a session that is not among them has ended. */
export type ReadReaders = (sessions: string[]) => Promise<Map<string, Pick<Reader, 'role' | 'holderId'>>>

/** The open streams of this instance: who reads them, and what each may hear. */
export class Streams {
  readonly #open = new Set<Stream>()
  readonly #ring: Ring
  readonly #readReaders: ReadReaders
  #isClosed = false

  constructor(ring: Ring, readReaders: ReadReaders) {
    this.#ring = ring
    this.#readReaders = readReaders
  }

  get size(): number {
    return this.#open.size
  }

  /** @param after the id of the last hint the reader knows of; null begins with a `resync`. @throws AppError 429 */
  open(reader: Reader, after: string | null): Stream {
    const theirs = [...this.#open].filter(({ reader: other }) => other.userId === reader.userId)
    if (theirs.length >= mostPerPerson) {
      throw new AppError('rate_limit', `Only ${mostPerPerson} streams may be open at once. Close another browser.`)
    }
    const stream = new Stream(reader, (gone) => this.#open.delete(gone))
    this.#open.add(stream)
    stream.send(bytesOf(this.#missed(reader, after) + frame.hello(this.#ring.cursor)))
    if (this.#isClosed) stream.close()
    return stream
  }

  /** Hands out what was published, and remembers it for readers who were away for a moment. */
  deliver(notices: readonly Notice[]): void {
    const all: string[] = []
    const byHolder = new Map<string, string[]>()
    for (const notice of notices) {
      if (notice.kind === 'session_ended') this.#end(notice.id)
      else if (notice.kind === 'resync') this.resync()
      else {
        const text = this.#frameOf(this.#ring.add(notice))
        all.push(text)
        if (notice.holderId !== null) byHolder.set(notice.holderId, [...(byHolder.get(notice.holderId) ?? []), text])
      }
    }
    this.#sendEach(all, byHolder)
    // Their first link has just made them a holder, or soon will.
    if (byHolder.size > 0 && [...this.#open].some(isWithoutHolder)) void this.check()
  }

  /** Hints were lost on the way here: every page asks for everything. */
  resync(): void {
    this.#ring.breakOff()
    this.#sendAll(frame.resync(this.#ring.cursor))
  }

  /** Shows proxies and pages that the streams live, and says whether Stripe does. */
  beat(): void {
    this.#sendAll(frame.beat(isStripeAway()))
  }

  /** Ends the streams of sessions that are over, whoever ended them, and follows what a session may see. */
  async check(): Promise<void> {
    if (this.#open.size === 0) return
    const checked = [...this.#open]
    const readers = await this.#readReaders([...new Set(checked.map(({ reader }) => reader.session))])
    for (const stream of checked) {
      const now = readers.get(stream.reader.session)
      if (!now) endStream(stream)
      else if (now.role !== stream.reader.role || now.holderId !== stream.reader.holderId) {
        stream.reader = { ...stream.reader, ...now }
        stream.send(bytesOf(frame.resync(this.#ring.cursor)))
      }
    }
  }

  /** For a server that stops: what was sent arrives, and nothing new begins. */
  close(): void {
    this.#isClosed = true
    for (const stream of this.#open) stream.close()
  }

  #missed(reader: Reader, after: string | null): string {
    const hints = after === null ? null : this.#ring.since(after)
    if (hints === null) return frame.resync(this.#ring.cursor)
    return hints
      .filter((hint) => maySee(reader, hint))
      .map((hint) => this.#frameOf(hint))
      .join('')
  }

  #frameOf(hint: Announced & { number: number }): string {
    return frame.hint(this.#ring.idOf(hint.number), hint)
  }

  /** Encoded once for all staff and once for each holder, not once for each stream. */
  #sendEach(all: string[], byHolder: Map<string, string[]>): void {
    if (all.length === 0) return
    const forStaff = this.#together(all)
    const forHolders = new Map([...byHolder].map(([holder, texts]) => [holder, this.#together(texts)]))
    for (const stream of this.#open) {
      const { reader } = stream
      const bytes = isStaff(reader) ? forStaff : forHolders.get(reader.holderId ?? '')
      if (bytes) stream.send(bytes)
    }
  }

  #together(texts: string[]): Uint8Array {
    return bytesOf(texts.length > mostAtOnce ? frame.resync(this.#ring.cursor) : texts.join(''))
  }

  #sendAll(text: string): void {
    const bytes = bytesOf(text)
    for (const stream of this.#open) stream.send(bytes)
  }

  #end(session: string): void {
    for (const stream of this.#open) if (stream.reader.session === session) endStream(stream)
  }
}

function maySee(reader: Reader, { holderId }: Announced): boolean {
  return isStaff(reader) || (holderId !== null && holderId === reader.holderId)
}

function isWithoutHolder({ reader }: Stream): boolean {
  return !isStaff(reader) && reader.holderId === null
}

function endStream(stream: Stream): void {
  stream.send(bytesOf(frame.ended))
  stream.close()
}

const encoder = new TextEncoder()

function bytesOf(text: string): Uint8Array {
  return encoder.encode(text)
}
