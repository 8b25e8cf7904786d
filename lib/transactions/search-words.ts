// (shared) What somebody typed to find transactions: words that descriptions hold, and amounts. The server finds by them, the browser marks by them.

export type Term = {
  /** As descriptions are compared: in small letters, with signs as spaces. */
  text: string
  /** What it may be with one slip of the fingers; null for what is meant as it stands. */
  slips: Slips | null
  amount: TypedAmount | null
}
/** As a regular expression that Postgres reads the same way; and what stays whole: one slip harms the beginning or the end, never both. */
export type Slips = { pattern: string; begins: string; ends: string }
export type TypedAmount = { sign: '-' | '+' | null; whole: string; fraction: string }

/** Signs that end a word, each of which counts as one space. */
export const signs = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'

export function termsOf(q: string): Term[] {
  return q
    .trim()
    .split(/\s+/)
    .map((typed) => ({ text: comparable(typed).trim(), amount: amountOf(typed) }))
    .filter(({ text }) => text !== '')
    .map((term) => ({ ...term, slips: slipsOf(term.text) }))
}

/** The description in parts, in its order: those which the search means, and those between. */
export function markMatches(description: string, q: string): { text: string; isMatch: boolean }[] {
  const compared = ` ${comparable(description)}`
  const isMarked = new Array<boolean>(description.length).fill(false)
  for (const term of termsOf(q)) {
    const exact = spansOf(compared, term.text)
    const spans = exact.length > 0 || term.slips === null ? exact : slippedIn(compared, term.slips.pattern)
    for (const { from, to } of spans) isMarked.fill(true, from - 1, to - 1)
  }
  const parts: { text: string; isMatch: boolean }[] = []
  for (const [index, isMatch] of isMarked.entries()) {
    const last = parts.at(-1)
    const character = description.charAt(index)
    if (last?.isMatch === isMatch) last.text += character
    else parts.push({ text: character, isMatch })
  }
  return parts
}

/** Letter by letter as long as the text itself. */
function comparable(text: string): string {
  let compared = ''
  for (const character of text) {
    const small = character.toLowerCase()
    if (signs.includes(character)) compared += ' '
    else compared += small.length === character.length ? small : character
  }
  return compared
}

function spansOf(compared: string, text: string): { from: number; to: number }[] {
  const spans: { from: number; to: number }[] = []
  for (let at = compared.indexOf(` ${text}`); at !== -1; at = compared.indexOf(` ${text}`, at + 1)) {
    spans.push({ from: at + 1, to: at + 1 + text.length })
  }
  return spans
}

function slippedIn(compared: string, pattern: string): { from: number; to: number }[] {
  return [...compared.matchAll(new RegExp(pattern, 'g'))].map(({ 0: found, index }) => ({
    from: index + 1,
    to: index + found.length,
  }))
}

/**
 * One letter wrong, missing, too many, or two exchanged; the first is right. A short word is not cut shorter: two letters are in
 * everything.
 */
function slipsOf(word: string): Slips | null {
  if (!/^[a-z]{3,}$/.test(word)) return null
  const variants: string[] = []
  const isLong = word.length >= 5
  for (let at = 1; at < word.length; at++) {
    const [before, letter, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)]
    variants.push(`${before}[^ ]${letter}${after}`)
    if (isLong || after !== '') variants.push(`${before}[^ ]${after}`)
    if (isLong) variants.push(`${before}${after}`)
    if (after !== '') variants.push(`${before}${after.charAt(0)}${letter}${after.slice(1)}`)
  }
  const middle = Math.floor(word.length / 2)
  const pattern = ` (${[...new Set(variants)].join('|')})`
  return { pattern, begins: ` ${word.slice(0, middle)}`, ends: word.slice(middle + 1) }
}

function amountOf(typed: string): TypedAmount | null {
  const found = /^([-−+]?)\p{Sc}?(\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.(\d{0,3}))?$/u.exec(typed)
  if (!found) return null
  const [, sign = '', whole = '', fraction = ''] = found
  const way = sign === '−' ? '-' : sign
  return { sign: way === '-' || way === '+' ? way : null, whole: whole.replaceAll(',', ''), fraction }
}
