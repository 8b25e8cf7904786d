'use client'
import { useTranslations } from 'use-intl'
import { Money } from '@/components/ui/money'
import type { MoneyStyle } from '@/lib/format/money'

type Props = {
  amount: number
  currency: string
  isVoid: boolean
  symbol?: MoneyStyle['symbol']
  /** The colour of an amount that is not counted. */
  className?: string
}

/** Void amounts are struck, and said not to count to those who do not see it. */
export function Amount({ amount, currency, isVoid, symbol = 'narrow', className = 'text-ink-3' }: Props) {
  const t = useTranslations('transactions')
  if (!isVoid) return <Money amountMinor={amount} currency={currency} sign="both" symbol={symbol} />
  return (
    <>
      <s className={className}>
        <Money amountMinor={amount} currency={currency} sign="both" symbol={symbol} className="text-current!" />
      </s>
      <span className="sr-only">{t('notCounted')}</span>
    </>
  )
}
