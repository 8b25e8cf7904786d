import 'server-only'

/** Stripe's list prices in hundredths of a US dollar. Transactions are charged by institution, holder and month: an upper bound. */
const cents: Partial<Record<string, number>> = { balance: 10, ownership: 150, transactions: 30 }

/** What asking for these features may cost at most; null when nothing. */
export function costOf(features: readonly string[]): number | null {
  const total = [...new Set(features)].reduce((sum, feature) => sum + (cents[feature] ?? 0), 0)
  return total === 0 ? null : total
}
