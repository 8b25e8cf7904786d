// (shared) What our own routes say of somebody's insights. Days are calendar days of the zone that was asked for.
import { z } from 'zod'
import { rhythmNames } from './rhythm'

const day = z.string()
const minor = z.number().int()

const row = z.object({
  id: z.string(),
  account: z.string(),
  day,
  amount: minor,
  currency: z.string(),
  description: z.string(),
  status: z.string(),
})

const account = z.object({
  id: z.string(),
  institution_name: z.string(),
  display_name: z.string().nullable(),
  nickname: z.string().nullable(),
  category: z.string(),
  subcategory: z.string(),
  last4: z.string().nullable(),
  status: z.string(),
  /** Up to this day its rows are known; null while there are none. */
  seen_until: day.nullable(),
})
export type InsightAccount = z.infer<typeof account>

const month = z.object({
  /** As 2025-08. */
  month: z.string(),
  currency: z.string(),
  in: minor,
  /** Negative or zero. */
  out: minor,
  net: minor,
  /** How much of `in` and `out` only moved between one's own accounts. */
  transfers_in: minor,
  transfers_out: minor,
})

const steadyAmount = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('same'), amount: minor }),
  z.object({ kind: z.literal('changed'), amount: minor, before: minor, until: day }),
  z.object({ kind: z.literal('range'), amount: minor, least: minor, most: minor }),
])

const dayRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('weeks'), weeks: z.number().int() }),
  z.object({
    kind: z.literal('date'),
    /** 31 is the last day of any month. */
    date: z.number().int(),
    months: z.number().int(),
    weekends: z.enum(['kept', 'later', 'earlier']),
  }),
])

const nextDay = z.object({
  day,
  /** Away from a weekend. */
  moved: z.enum(['later', 'earlier']).nullable(),
  /** It was to come on this day, and has not been seen. */
  is_late: z.boolean(),
})

const recurring = z.object({
  key: z.string(),
  account: z.string(),
  currency: z.string(),
  direction: z.enum(['in', 'out']),
  /** The description without numbers, months and punctuation: what the rows have in common. */
  payee: z.string(),
  description: z.string(),
  rhythm: z.object({
    name: z.enum(rhythmNames),
    /** Gaps of so many days count as this rhythm. */
    least: z.number().int(),
    most: z.number().int(),
    median_gap: z.number().int(),
    missed: z.number().int(),
    odd: z.number().int(),
  }),
  /** Without its sign. */
  amount: steadyAmount,
  rule: dayRule,
  times: z.number().int(),
  first: day,
  last: day,
  state: z.enum(['running', 'late', 'ended']),
  /** At least half of its rows only moved between one's own accounts. */
  is_transfer: z.boolean(),
  /** When it is likely again; null where nothing is expected. */
  next: nextDay.nullable(),
  rows: z.array(row),
})
export type RecurringView = z.infer<typeof recurring>

export const insightsView = z.object({
  time_zone: z.string(),
  today: day,
  /** What was looked at. `is_whole` is false where there were more rows since `from` than are read: older ones are in the months alone. */
  read: z.object({ from: day, since: day.nullable(), rows: z.number().int(), is_whole: z.boolean() }),
  accounts: z.array(account),
  /** That of most transactions first. */
  currencies: z.array(z.string()),
  months: z.array(month),
  transfers: z.array(z.object({ out: row, in: row, days_apart: z.number().int() })),
  biggest: z.object({ from: day, to: day, rows: z.array(row) }),
  recurring: z.array(recurring),
  upcoming: z.object({
    from: day,
    to: day,
    sums: z.array(z.object({ currency: z.string(), in: minor, out: minor, net: minor })),
    items: z.array(
      /** `recurring` is the key of what recurs. */
      nextDay.extend({ recurring: z.string(), amount: minor }),
    ),
  }),
})
export type InsightsView = z.infer<typeof insightsView>
