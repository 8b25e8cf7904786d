import 'server-only'
import { eq, type SQL, sql } from 'drizzle-orm'
import { database } from '@/lib/db/client'
import { announce } from '@/lib/live/announce'
import { accounts } from './table'

type Refresh = typeof accounts.balanceRefresh | typeof accounts.ownershipRefresh | typeof accounts.transactionRefresh

/** For an account that Stripe no longer knows: nobody else will ever end what is pending on it. All that was read stays. */
export async function endRefreshes(id: string): Promise<void> {
  const [ended] = await database()
    .update(accounts)
    .set({
      balanceRefresh: failedIfPending(accounts.balanceRefresh),
      ownershipRefresh: failedIfPending(accounts.ownershipRefresh),
      transactionRefresh: failedIfPending(accounts.transactionRefresh),
      pullDueAt: null,
      pullAttempts: 0,
      version: sql`${accounts.version} + 1`,
    })
    .where(eq(accounts.id, id))
    .returning({ holderId: accounts.holderId })
  if (ended) announce({ kind: 'account', id, holderId: ended.holderId })
}

function failedIfPending(refresh: Refresh): SQL {
  return sql`case when ${refresh} ->> 'status' = 'pending' then jsonb_set(${refresh}, '{status}', '"failed"') else ${refresh} end`
}
