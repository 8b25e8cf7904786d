import type { IncomingMessage } from 'node:http'
import { ConnectionLost, Refusal, refused } from './errors'

const LARGEST = 1_000_000

/** The body as text; refuses more than 1 MB without reading it to the end, and what is not UTF-8. */
export async function readBody(request: Request): Promise<string> {
  if (!request.body) return ''
  const reader = request.body.getReader()
  const parts: Uint8Array[] = []
  for (let size = 0; size <= LARGEST; ) {
    const { done, value } = await reader.read()
    if (done) return textOf(Buffer.concat(parts))
    size += value.length
    parts.push(value)
  }
  await reader.cancel()
  throw tooLarge()
}

/** What came through a socket, as text; refused as above. */
export function textOf(bytes: Uint8Array): string {
  if (bytes.length > LARGEST) throw tooLarge()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw refused('Invalid request: the body is not UTF-8.')
  }
}

/** Reads to the end, since whoever still sends would not hear the answer, and keeps no more than shows that it is too much. */
export function bytesOf(incoming: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    let size = 0
    incoming.on('data', (part: Buffer) => {
      if (size <= LARGEST) parts.push(part)
      size += part.length
    })
    incoming.once('end', () => resolve(Buffer.concat(parts)))
    incoming.once('error', (error) => reject(new ConnectionLost(error)))
  })
}

function tooLarge(): Refusal {
  return new Refusal(413, 'The request is larger than 1 MB.')
}
