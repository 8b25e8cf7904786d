'use client'
import { clsx } from 'clsx'
import { useLocale, useTranslations } from 'use-intl'
import { useBankNow } from '@/components/ui/bank-clock'
import { Card } from '@/components/ui/card'
import { Money } from '@/components/ui/money'
import type { AccountView } from '@/lib/accounts/account-view'
import { totalsOf } from '@/lib/balances/totals'
import { currencyName, sharesSymbol } from '@/lib/format/currency-name'
import { TotalsSentence } from './totals-sentence'

/** What there is in each currency, and which accounts that leaves out. */
export function TotalsCard({ accounts }: { accounts: readonly AccountView[] }) {
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
    <Card aria-label={t('totals')} className="p-4 sm:p-6">
      {totals.sums.length > 0 && (
        <dl className="mb-2 grid justify-start gap-x-12 max-sm:gap-y-2 sm:grid-flow-col sm:grid-rows-[auto_auto] sm:items-baseline">
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
      <TotalsSentence totals={totals} />
    </Card>
  )
}
