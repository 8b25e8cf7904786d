// (shared) What of the transactions is asked for: the same words in the address of a page, of a list and of a download.

export type TransactionFilter = {
  account?: string[]
  status?: string[]
  direction?: 'in' | 'out'
  /** Minor units, whichever way the money went; `max` included. */
  min?: number
  max?: number
  /** Calendar days of the viewer's zone, both included. */
  from?: string
  to?: string
  q?: string
}

/** How each word of a filter is read, undefined when it cannot be meant, and what to say then. In the order they are written. */
export const filterWords = {
  account: { read: listOf, mustBe: 'must be ids, separated by commas' },
  status: { read: listOf, mustBe: 'must be statuses, separated by commas' },
  direction: { read: directionOf, mustBe: 'must be in or out' },
  min: { read: amountOf, mustBe: 'must be a whole number' },
  max: { read: amountOf, mustBe: 'must be a whole number' },
  from: { read: dayOf, mustBe: 'must be a day as 2025-08-06' },
  to: { read: dayOf, mustBe: 'must be a day as 2025-08-06' },
  q: { read: searchOf, mustBe: 'must be 1 to 200 characters' },
} as const

type Source = URLSearchParams | Record<string, string | readonly string[] | undefined>

/** The filter that an address holds. What cannot be meant is left out: an old bookmark shows more, never an error. */
export function readFilter(source: Source): TransactionFilter {
  return {
    account: filterWords.account.read(textOf(source, 'account')),
    status: filterWords.status.read(textOf(source, 'status')),
    direction: filterWords.direction.read(textOf(source, 'direction')),
    min: filterWords.min.read(textOf(source, 'min')),
    max: filterWords.max.read(textOf(source, 'max')),
    from: filterWords.from.read(textOf(source, 'from')),
    to: filterWords.to.read(textOf(source, 'to')),
    q: filterWords.q.read(textOf(source, 'q')),
  }
}

/** The same filter always gives the same text; one that asks for everything gives none. */
export function writeFilter(filter: TransactionFilter): URLSearchParams {
  const written = new URLSearchParams()
  for (const [name, value] of [
    ['account', filter.account?.join(',')],
    ['status', filter.status?.join(',')],
    ['direction', filter.direction],
    ['min', filter.min],
    ['max', filter.max],
    ['from', filter.from],
    ['to', filter.to],
    ['q', filter.q?.trim()],
  ] as const) {
    if (value !== undefined && value !== '') written.set(name, String(value))
  }
  return written
}

/** A name that stands there twice says nothing: which of the two holds would be anybody's guess. */
function textOf(source: Source, name: string): string {
  if (source instanceof URLSearchParams) {
    const [only = '', ...more] = source.getAll(name)
    return more.length === 0 ? only : ''
  }
  const value = source[name]
  return typeof value === 'string' ? value : ''
}

function listOf(text: string): string[] | undefined {
  const parts = text.split(',')
  return parts.length <= 100 && parts.every((part) => /^[^\s\p{C}]{1,255}$/u.test(part))
    ? [...new Set(parts)]
    : undefined
}

function directionOf(text: string): 'in' | 'out' | undefined {
  return text === 'in' || text === 'out' ? text : undefined
}

function amountOf(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

/** A day that the calendar has, of a year that a database and ISO both write with four digits. */
function dayOf(text: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '0001' || text >= '9999') return undefined
  const day = new Date(text)
  return !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(text) ? text : undefined
}

function searchOf(text: string): string | undefined {
  const words = text.trim()
  const isText = !words.includes('\0') && !/\p{Surrogate}/u.test(words)
  return words.length > 0 && words.length <= 200 && isText ? words : undefined
}
