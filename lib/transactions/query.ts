import 'server-only'
import { z } from 'zod'
import { isStorableMoment } from '@/lib/http/moment'
import { pageParameters } from '@/lib/http/page-query'
import { filterWords } from './filter'
import { findZone } from './zone'

const moment = z.iso.datetime({ offset: true }).refine(isStorableMoment)
const mustBeTime = 'must be a day as 2025-08-06, or an ISO time, in a year from 0001 to 9998'

/** The shared filter, strictly: what cannot be meant is refused by its name. Ends may be moments as well as days. */
export const filterParameters = {
  account: word(filterWords.account),
  status: word(filterWords.status),
  direction: word(filterWords.direction),
  min: word(filterWords.min),
  max: word(filterWords.max),
  from: word({ read: readTime, mustBe: mustBeTime }),
  to: word({ read: readTime, mustBe: mustBeTime }),
  q: word(filterWords.q),
  /** Of whose days is spoken; UTC's unless told. */
  tz: word({ read: findZone, mustBe: 'must be a time zone as America/New_York' }),
}

export const daysQuery = z.strictObject({
  ...filterParameters,
  /** How many of the list's first rows are to come along. */
  newest: pageParameters.limit,
})
export type DaysQuery = Omit<z.output<typeof daysQuery>, 'newest'>

export const transactionsQuery = z.strictObject({
  ...filterParameters,
  ...pageParameters,
  /** Rows to pass over, where one day has more than a page. */
  offset: z
    .string()
    .regex(/^\d{1,7}$/, 'must be a whole number')
    .transform(Number)
    .optional(),
})
export type TransactionsQuery = z.output<typeof transactionsQuery>

function word<Value>({ read, mustBe }: { read: (text: string) => Value | undefined; mustBe: string }) {
  return z
    .string()
    .transform((text, context) => {
      const value = read(text)
      if (value !== undefined) return value
      context.issues.push({ code: 'custom', message: mustBe, input: text })
      return z.NEVER
    })
    .optional()
}

function readTime(text: string): string | undefined {
  return moment.safeParse(text).success ? text : filterWords.from.read(text)
}
