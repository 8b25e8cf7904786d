'use client'
import { useTranslations } from 'use-intl'
import { Money } from '@/components/ui/money'
import type { MoneyStyle } from '@/lib/format/money'
import type { DayTotal } from '@/lib/transactions/day-view'

type Props = { totals: readonly DayTotal[]; symbol: MoneyStyle['symbol'] }

/** "in +$2,950.00 · out −$2,234.91", one pair for each currency; a way that no money went is left out. */
export function Totals({ totals, symbol }: Props) {
  const t = useTranslations('transactions')
  const sums = totals.flatMap(({ currency, in: money, out }) => [
    ...(money === 0 ? [] : [{ key: `${currency} in`, word: t('in'), amount: money, currency }]),
    ...(out === 0 ? [] : [{ key: `${currency} out`, word: t('out'), amount: out, currency }]),
  ])
  return sums.map(({ key, word, amount, currency }, index) => (
    <span key={key}>
      {index > 0 && ' · '}
      {word} <Money amountMinor={amount} currency={currency} sign="both" symbol={symbol} className="text-current!" />
    </span>
  ))
}

/** "+$715.09 −€12.00": what is left of each currency. */
export function Nets({ totals, symbol }: Props) {
  const t = useTranslations('transactions')
  return (
    <>
      <span className="sr-only">{t('net')}</span>
      {totals.map(({ currency, net }) => (
        <Money
          key={currency}
          amountMinor={net}
          currency={currency}
          sign="both"
          symbol={symbol}
          className="text-current!"
        />
      ))}
    </>
  )
}
