import 'server-only'
import { createHmac } from 'node:crypto'

const stepMs = 30_000

/** The six digits of one half minute since 1970 (RFC 6238, SHA-1). */
export function codeOfStep(secret: string | Buffer, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const hash = createHmac('sha1', secret).update(counter).digest()
  const offset = (hash.at(-1) ?? 0) & 0xf
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

export function stepAt(atMs: number): number {
  return Math.floor(atMs / stepMs)
}

/** Which half minute a code is of: this one, or one beside it for clocks that differ; null for a wrong one. */
export function stepOf(secret: string, code: string, atMs: number): number | null {
  const now = stepAt(atMs)
  // The latest first, so that a code that two of them share is used up for both.
  return [now + 1, now, now - 1].find((step) => codeOfStep(secret, step) === code) ?? null
}
