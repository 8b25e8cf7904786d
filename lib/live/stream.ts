import 'server-only'
import type { Viewer } from '@/lib/auth/roles'

/** Who reads a stream; changes with the session while it is open. */
export type Reader = Pick<Viewer, 'userId' | 'role' | 'holderId'> & { session: string }

/** What may wait for a slow reader before it is dropped. */
const mostBytesWaiting = 64 * 1024

/** One open stream. It ends by itself when its reader goes, and calls `onClose` once however it ends. */
export class Stream {
  reader: Reader
  readonly body: ReadableStream<Uint8Array>
  readonly #onClose: (stream: Stream) => void
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null

  constructor(reader: Reader, onClose: (stream: Stream) => void) {
    this.reader = reader
    this.#onClose = onClose
    this.body = new ReadableStream(
      {
        start: (controller) => {
          this.#controller = controller
        },
        cancel: () => this.#leave(),
      },
      { highWaterMark: mostBytesWaiting, size: (bytes) => bytes?.byteLength ?? 0 },
    )
  }

  /** Drops a reader who does not keep up: they come back, and ask for everything. */
  send(bytes: Uint8Array): void {
    if (!this.#controller) return
    if ((this.#controller.desiredSize ?? 0) >= bytes.byteLength) this.#controller.enqueue(bytes)
    else this.abort()
  }

  /** After what was sent. */
  close(): void {
    this.#controller?.close()
    this.#leave()
  }

  /** At once, with what still waits; Next cuts the connection and takes an AbortError for the reader's own leaving. */
  abort(): void {
    this.#controller?.error(new DOMException('the stream was ended', 'AbortError'))
    this.#leave()
  }

  #leave(): void {
    if (!this.#controller) return
    this.#controller = null
    this.#onClose(this)
  }
}
