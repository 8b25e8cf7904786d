import 'server-only'
import { env } from '@/lib/env'

/** What asking for these features may cost at most, in hundredths of a US dollar; null when nothing. */
export function costOf(features: readonly string[]): number | null {
  const prices: Partial<Record<string, number>> = env().prices
  const total = [...new Set(features)].reduce((sum, feature) => sum + (prices[feature] ?? 0), 0)
  return total === 0 ? null : total
}
