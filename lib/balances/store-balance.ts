import 'server-only'
import { sql } from 'drizzle-orm'
import type { StripeAccount } from '@/lib/accounts/from-stripe'
import type { Database } from '@/lib/db/open-database'
import { dateOf } from '@/lib/stripe/fields'
import { balanceSnapshots } from './table'

/** Keeps what the bank said at `as_of`, once for each currency: the later word for the same moment is the truer one. Part of a transaction. */
export async function storeBalance(db: Database, { id: accountId, balance }: StripeAccount): Promise<void> {
  if (!balance) return
  const rows = Object.entries(balance.current).map(([currency, current]) => ({
    accountId,
    currency,
    asOf: dateOf(balance.as_of),
    type: balance.type,
    current,
    available: balance.cash?.available?.[currency] ?? null,
    used: balance.credit?.used?.[currency] ?? null,
  }))
  if (rows.length === 0) return
  await db
    .insert(balanceSnapshots)
    .values(rows)
    .onConflictDoUpdate({
      target: [balanceSnapshots.accountId, balanceSnapshots.currency, balanceSnapshots.asOf],
      set: {
        type: sql`excluded.type`,
        current: sql`excluded.current`,
        available: sql`excluded.available`,
        used: sql`excluded.used`,
      },
    })
}
