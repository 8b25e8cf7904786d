import 'server-only'

/** A body that reads on only as fast as it is taken, and stops reading when it is not. */
export function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const next = await pieces.next()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}

/** The same for text. */
export function textStreamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  return streamOf(encoded(pieces))
}

async function* encoded(pieces: AsyncGenerator<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const piece of pieces) yield encoder.encode(piece)
}
