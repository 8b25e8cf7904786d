import { codeOfStep, stepAt } from '@/lib/auth/totp'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The six digits that an app shows for a base32 secret. */
export function totpOf(secret: string, atMs: number = Date.now()): string {
  return codeOfStep(bytesOf(secret), stepAt(atMs))
}

/** What it will show next: taken already, and not yet used up by the one before. */
export function nextTotpOf(secret: string): string {
  return totpOf(secret, Date.now() + 30_000)
}

function bytesOf(base32: string): Buffer {
  const bits = [...base32.replace(/=+$/, '')]
    .map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
