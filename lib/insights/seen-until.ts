import 'server-only'
import type { AccountRow } from '@/lib/accounts/table'
import { dayOfMoment } from '@/lib/format/day'
import type { InsightRow } from './insight-row'

/**
 * Up to which day the rows of each account are known: that of its last refresh when it succeeded, else of its newest row. What
 * would have come later is not missing; it was not looked at.
 */
export function seenDays(
  accounts: readonly AccountRow[],
  rows: readonly InsightRow[],
  tz: string,
): Map<string, string> {
  const seen = new Map<string, string>()
  // Newest first.
  for (const { account, day } of rows) if (!seen.has(account)) seen.set(account, day)
  for (const { id, transactionRefresh } of accounts) {
    if (transactionRefresh?.status !== 'succeeded') continue
    const refreshed = dayOfMoment(transactionRefresh.last_attempted_at * 1000, tz)
    if (refreshed > (seen.get(id) ?? '')) seen.set(id, refreshed)
  }
  return seen
}
