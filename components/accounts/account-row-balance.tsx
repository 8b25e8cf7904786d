'use client'
import { clsx } from 'clsx'
import { useTranslations } from 'use-intl'
import { useBankNow } from '@/components/ui/bank-clock'
import { Money } from '@/components/ui/money'
import { Timestamp } from '@/components/ui/timestamp'
import type { AccountView } from '@/lib/accounts/account-view'
import { isFresh } from '@/lib/balances/totals'
import type { MoneyStyle } from '@/lib/format/money'

/** The balance with its age under it. A stale one steps back and stays. */
export function AccountRowBalance({ account, symbol }: { account: AccountView; symbol: MoneyStyle['symbol'] }) {
  const t = useTranslations('accounts')
  const nowMs = useBankNow()
  const { balance } = account
  if (balance === null) {
    return (
      <div className="text-right @3xl:col-start-3">
        <Money amountMinor={null} currency="usd" className="text-ink-3" />
        <p className="text-meta text-ink-3">{t(`none.${whyNone(account)}`)}</p>
      </div>
    )
  }
  return (
    <div className="text-right @3xl:col-start-3">
      {Object.entries(balance.current).map(([currency, amount]) => (
        <p key={currency} className={clsx('font-medium', !isFresh(account, nowMs) && 'text-ink-2')}>
          <Money amountMinor={amount} currency={currency} symbol={symbol} />
        </p>
      ))}
      <p className="text-meta text-ink-3">{t.rich('asOf', { time: () => <Timestamp at={balance.as_of} /> })}</p>
    </div>
  )
}

function whyNone({ status, permissions, balance_refresh }: AccountView) {
  if (status === 'disconnected') return 'disconnected'
  if (!permissions.includes('balances')) return 'unshared'
  if (balance_refresh?.status === 'pending') return 'refreshing'
  return balance_refresh?.status === 'failed' ? 'failed' : 'never'
}
