// (shared) What our own routes say of balances day by day.
import { z } from 'zod'

export const longestDays = 730

const day = z.object({
  /** A calendar day of the zone, 2025-08-06. */
  day: z.iso.date(),
  /** Integer minor units, debts negative: what the total said when the day ended; null for a day on which no account had a fresh balance. */
  amount: z.number().int().nullable(),
  /** How many accounts are in that sum. */
  accounts: z.number().int(),
  /** Ids of the accounts that are in it and were not on the last day before that has one, and the other way round. */
  joined: z.array(z.string()),
  left: z.array(z.string()),
})
export type BalanceDay = z.infer<typeof day>

export const balanceHistoryView = z.object({
  /** Null where no balance was ever read. */
  currency: z.string().nullable(),
  /** All that balances were ever read in, the one of most accounts first. */
  currencies: z.array(z.string()),
  time_zone: z.string(),
  /** The first day of all that a balance in this currency is of; null for none. */
  begins: z.iso.date().nullable(),
  /** Oldest first, without a day missing, up to today; not before `begins`. */
  data: z.array(day),
  /** What those that joined or left are called. */
  accounts: z.array(
    z.object({
      id: z.string(),
      nickname: z.string().nullable(),
      display_name: z.string().nullable(),
      category: z.string(),
      subcategory: z.string(),
    }),
  ),
})
export type BalanceHistory = z.infer<typeof balanceHistoryView>
