import 'server-only'
import { Zip, ZipDeflate } from 'fflate'
import { now } from '@/lib/clock'

export type File = { name: string; text: AsyncIterable<string> }

/** A zip of these files, made as it is read: what was read of a file is passed on before the next piece is asked for. */
export async function* zipped(files: Iterable<File>): AsyncGenerator<Uint8Array> {
  const made: Uint8Array[] = []
  const zip = new Zip((error, bytes) => {
    if (error) throw error
    made.push(bytes)
  })
  const encoder = new TextEncoder()
  for (const { name, text } of files) {
    const entry = new ZipDeflate(name)
    entry.mtime = now()
    zip.add(entry)
    for await (const piece of text) {
      entry.push(encoder.encode(piece))
      yield* made.splice(0)
    }
    entry.push(new Uint8Array(), true)
  }
  zip.end()
  yield* made
}
