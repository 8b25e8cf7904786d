import 'server-only'
import { isDateOnly } from '@/lib/format/day'

/** An element with what stands in it; none for what is not known, since OFX has no empty ones. */
export function element(name: string, content: string | null): string {
  return content === null || content === '' ? '' : `<${name}>${content}</${name}>`
}

const notInXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

/** Words of a bank's on one line, no longer than the field: what XML has no way to write becomes a mark. */
export function text(words: string, most: number): string {
  const line = words
    .replace(notInXml, '\u{FFFD}')
    .replace(/[\t\n\r]/g, ' ')
    .trim()
  // Sign by sign only where it must be: a million descriptions are as many arrays.
  const short = line.length <= most ? line : [...line].slice(0, most).join('')
  return short.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** A day as 20250806, a moment with its time in UTC. */
export function ofxTime(at: string): string {
  const day = at.slice(0, 4) + at.slice(5, 7) + at.slice(8, 10)
  if (at.length === 10 || isDateOnly(at)) return day
  return `${day}${at.slice(11, 13)}${at.slice(14, 16)}${at.slice(17, 19)}[0:GMT]`
}
