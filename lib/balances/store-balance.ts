import 'server-only'
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { StripeAccount } from '@/lib/accounts/from-stripe'
import { bankNow } from '@/lib/clock'
import type { Database } from '@/lib/db/open-database'
import { dateOf } from '@/lib/stripe/fields'
import { balanceSnapshots } from './table'

/** When the bank last stood by the balance it gives: each refresh that succeeds confirms it, even where its own calculation is older. */
export function confirmedAt({ balance, balance_refresh: refresh }: StripeAccount): Date | null {
  if (!balance) return null
  const readAt = refresh?.status === 'succeeded' ? refresh.last_attempted_at : balance.as_of
  return dateOf(Math.max(readAt, balance.as_of))
}

/**
 * Keeps what the bank said at `as_of`, once for each currency: the later word for the same moment is the truer one. Where access
 * has ended, when it did. Part of a transaction.
 * @param confirmed as the mirror knows it, which never goes back
 */
export async function storeBalance(db: Database, account: StripeAccount, confirmed: Date | null): Promise<void> {
  const { id: accountId, balance } = account
  if (balance && confirmed) await keep(db, accountId, balance, confirmed)
  await setEnd(db, accountId, account.status === 'active' ? null : new Date(bankNow()))
}

async function keep(
  db: Database,
  accountId: string,
  balance: NonNullable<StripeAccount['balance']>,
  confirmed: Date,
): Promise<void> {
  const rows = Object.entries(balance.current).map(([currency, current]) => ({
    accountId,
    currency,
    asOf: dateOf(balance.as_of),
    type: balance.type,
    current,
    available: balance.cash?.available?.[currency] ?? null,
    used: balance.credit?.used?.[currency] ?? null,
    confirmedAt: confirmed,
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
        confirmedAt: sql`greatest(${balanceSnapshots.confirmedAt}, excluded.confirmed_at)`,
      },
    })
}

/** The last word stands only as long as access does; once it is back, the same word stands on. */
async function setEnd(db: Database, accountId: string, endedAt: Date | null): Promise<void> {
  const isTheLast = sql`${balanceSnapshots.asOf} = (select max(last.as_of) from ${balanceSnapshots} last where last.account_id = ${accountId})`
  const differs = endedAt ? isNull(balanceSnapshots.endedAt) : isNotNull(balanceSnapshots.endedAt)
  await db
    .update(balanceSnapshots)
    .set({ endedAt })
    .where(and(eq(balanceSnapshots.accountId, accountId), differs, isTheLast))
}
