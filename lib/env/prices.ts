import 'server-only'
import { z } from 'zod'

/** What Stripe charges, in hundredths of a US dollar. */
const defaults = {
  /** Each refresh. */
  balance: 10,
  /** Each refresh. */
  ownership: 150,
  /** Each time that owners are read. */
  owners: 150,
  /** Each institution, holder and month. */
  transactions: 30,
}
export type Prices = typeof defaults

const sentence = `must be a JSON object of whole US cents that names balance, ownership, owners or transactions, such as {"balance": 10}`
const cents = z.number().int().min(0).max(100_000)
const given = z
  .strictObject({ balance: cents, ownership: cents, owners: cents, transactions: cents })
  .partial()
  .transform(({ balance, ownership, owners, transactions }) => ({
    balance: balance ?? defaults.balance,
    ownership: ownership ?? defaults.ownership,
    owners: owners ?? defaults.owners,
    transactions: transactions ?? defaults.transactions,
  }))

/** Stripe's price list, or the part of it that a contract says otherwise. */
export const prices = z
  .string()
  .default('{}')
  .transform((text, context): Prices => {
    const parsed = given.safeParse(fromJson(text))
    if (parsed.success) return parsed.data
    context.addIssue({ code: 'custom', message: sentence })
    return z.NEVER
  })

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
