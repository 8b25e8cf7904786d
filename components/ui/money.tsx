'use client'
import { clsx } from 'clsx'
import { useLocale, useTranslations } from 'use-intl'
import { formatMoney, type MoneyStyle } from '@/lib/format/money'

type Props = Partial<MoneyStyle> & {
  /** Integer minor units; null is "not known" and is never drawn as zero. */
  amountMinor: number | null
  currency: string
  className?: string
}

/** With `sign="both"` money in carries a plus and its colour; money out has no colour. */
export function Money({ amountMinor, currency, sign = 'negative', symbol = 'narrow', className }: Props) {
  const locale = useLocale()
  const t = useTranslations('common')
  if (amountMinor === null) {
    return (
      <span role="img" aria-label={t('notAvailable')} className={className}>
        —
      </span>
    )
  }
  const isIn = sign === 'both' && amountMinor > 0
  return (
    <span className={clsx('whitespace-nowrap tabular-nums', isIn && 'text-positive-fg', className)}>
      {formatMoney(amountMinor, currency, locale, { sign, symbol })}
    </span>
  )
}
