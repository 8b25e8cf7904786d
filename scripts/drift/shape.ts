import type { Answer } from './client'

export type Difference = { at: string; there: string; here: string }

/** Where two answers to one call differ: status, keys, types, null or not, and the words that programs branch on. */
export function differencesBetween(there: Answer, here: Answer): Difference[] {
  return [...compare('status', String(there.status), String(here.status)), ...shapes('', there.body, here.body)]
}

/** Their values are part of the contract; of every other value only its type is. */
const exact = new Set(['object', 'livemode', 'type', 'code', 'param'])

/** The simulator has no page to point to, and says so in its README. */
const declared = new Set(['error.request_log_url'])

function shapes(at: string, there: unknown, here: unknown): Difference[] {
  if (declared.has(at)) return []
  if (Array.isArray(there) && Array.isArray(here)) return lists(at, there, here)
  if (isRecord(there) && isRecord(here)) {
    const names = new Set([...Object.keys(there), ...Object.keys(here)])
    return [...names].flatMap((name) => shapes(at ? `${at}.${name}` : name, there[name], here[name]))
  }
  return compare(at || 'the body', describe(at, there), describe(at, here))
}

function lists(at: string, there: unknown[], here: unknown[]): Difference[] {
  const length = compare(`${at}.length`, String(there.length), String(here.length))
  const both = Math.min(there.length, here.length)
  return [...length, ...there.slice(0, both).flatMap((item, index) => shapes(`${at}[${index}]`, item, here[index]))]
}

function compare(at: string, there: string, here: string): Difference[] {
  return there === here ? [] : [{ at, there, here }]
}

function describe(at: string, value: unknown): string {
  if (value === undefined) return 'absent'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'an object'
  const name = at.split('.').at(-1) ?? ''
  return exact.has(name) ? JSON.stringify(value) : `a ${typeof value}`
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
