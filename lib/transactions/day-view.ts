// (shared) What our own routes say of the days of a list of transactions.
import { z } from 'zod'
import { transactionView } from './transaction-view'

const dayTotal = z.object({
  currency: z.string(),
  /** Integer minor units; `out` is negative or zero, and `in + out = net`. Void rows are in none of them. */
  in: z.number().int(),
  out: z.number().int(),
  net: z.number().int(),
})
export type DayTotal = z.infer<typeof dayTotal>

const dayView = z.object({
  /** Calendar day of the zone that was asked for, as 2025-08-06. */
  day: z.string(),
  /** All rows that a list shows of this day; `void_count` of them are void. */
  count: z.number().int(),
  void_count: z.number().int(),
  /** One for each currency, in the order of their codes. */
  totals: z.array(dayTotal),
})
export type DayView = z.infer<typeof dayView>

/** `newest` are the first rows of the same list, where they were asked for along with its days. */
export const daysAnswer = z.object({ data: z.array(dayView), newest: z.array(transactionView).optional() })
export type DaysAnswer = z.infer<typeof daysAnswer>
