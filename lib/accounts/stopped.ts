import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import { bankNow } from '@/lib/clock'
import { dateOf } from '@/lib/stripe/fields'
import type { StripeAccount } from './from-stripe'
import { accounts } from './table'

/** Of an account that is here for the first time: what its bank refuses already, it has refused since it was linked as far as we know. */
export function stoppedFromTheStart({ status, created }: StripeAccount): Date | null {
  return status === 'inactive' ? dateOf(created) : null
}

/**
 * The column after this reading. Signing in again does not end the warning: a refresh does that was begun after the bank refused,
 * and succeeded. Where nothing can be refreshed there is nothing to wait for.
 */
export function stopped(account: StripeAccount): SQL | null {
  if (account.status === 'inactive')
    return sql`coalesce(${accounts.stoppedAt}, ${new Date(bankNow()).toISOString()}::timestamptz)`
  const provedAt = provedGoodAt(account)
  if (account.status === 'disconnected' || provedAt === 'always') return null
  // Stripe's times are whole seconds.
  return sql`case when ${provedAt?.toISOString() ?? null}::timestamptz >= date_trunc('second', ${accounts.stoppedAt}) then null else ${accounts.stoppedAt} end`
}

function provedGoodAt({ permissions, balance_refresh, transaction_refresh }: StripeAccount): Date | 'always' | null {
  if (!permissions.includes('balances') && !permissions.includes('transactions')) return 'always'
  const good = [balance_refresh, transaction_refresh].flatMap((refresh) =>
    refresh?.status === 'succeeded' ? [refresh.last_attempted_at] : [],
  )
  return good.length === 0 ? null : dateOf(Math.max(...good))
}
