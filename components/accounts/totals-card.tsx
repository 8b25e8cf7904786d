'use client'
import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { useBankNow } from '@/components/ui/bank-clock'
import { Card } from '@/components/ui/card'
import { Money } from '@/components/ui/money'
import type { AccountView } from '@/lib/accounts/account-view'
import { totalsOf } from '@/lib/balances/totals'
import { currencyName, sharesSymbol } from '@/lib/format/currency-name'
import { TotalsSentence } from './totals-sentence'

type Props = {
  accounts: readonly AccountView[]
  /** What may be chosen of the history, and the history itself. */
  controls?: ReactNode
  children?: ReactNode
}

/** What there is in each currency, which accounts that leaves out, and how it came about. */
export function TotalsCard({ accounts, controls, children }: Props) {
  const t = useTranslations('accounts')
  const locale = useLocale()
  const nowMs = useBankNow()
  const totals = totalsOf(accounts, nowMs)
  const symbol = sharesSymbol(
    totals.sums.map(({ currency }) => currency),
    locale,
  )
    ? 'with-code'
    : 'narrow'
  return (
    <Card
      aria-label={t('totals')}
      className="grid gap-y-2 p-4 sm:p-6 lg:grid-cols-[minmax(0,1fr)_auto] lg:items-start lg:gap-x-6"
    >
      {totals.sums.length > 0 && (
        <dl className="grid justify-start gap-x-12 max-sm:gap-y-2 sm:grid-flow-col sm:grid-rows-[auto_auto] sm:items-baseline">
          {totals.sums.map(({ currency, amount }, index) => (
            <div key={currency} className="sm:contents">
              <dt className="text-meta text-ink-3">{t('totalIn', { currency: currencyName(currency, locale) })}</dt>
              <dd className={clsx('max-w-full', index === 0 ? 'text-hero' : 'text-figure text-ink-2')}>
                <Money amountMinor={amount} currency={currency} symbol={symbol} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      <div className="lg:col-span-2">
        <TotalsSentence totals={totals} />
      </div>
      {controls && <div className="mt-2 lg:col-start-2 lg:row-start-1 lg:mt-0">{controls}</div>}
      {children && <div className="mt-2 min-w-0 lg:col-span-2">{children}</div>}
    </Card>
  )
}
