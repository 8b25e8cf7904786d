import { randomFrom } from './random'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Letters and digits that depend on nothing but the parts: the same seed gives the same ids. */
export function tokenFrom(length: number, ...parts: (string | number)[]): string {
  // Two independent streams: 32 bits of state alone would collide within a million ids.
  const left = randomFrom('left', ...parts)
  const right = randomFrom(...[...parts].reverse(), 'right')
  let token = ''
  while (token.length < length) {
    const random = token.length % 2 === 0 ? left : right
    token += ALPHABET[Math.floor(random() * ALPHABET.length)]
  }
  return token
}

/** One token after the other, for what is many and short-lived. */
export function idStream(...parts: (string | number)[]): (length: number) => string {
  const random = randomFrom(...parts)
  return (length) => {
    let token = ''
    while (token.length < length) token += ALPHABET[Math.floor(random() * ALPHABET.length)]
    return token
  }
}

export function idFrom(prefix: string, ...parts: (string | number)[]): string {
  return `${prefix}_1${tokenFrom(23, prefix, ...parts)}`
}
