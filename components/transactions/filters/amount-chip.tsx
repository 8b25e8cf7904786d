'use client'
import { useTranslations } from 'use-intl'
import { later } from '@/components/ui/later'
import { useReader } from '@/components/ui/use-reader'
import { currencyExponent } from '@/lib/format/currency'
import { formatMoney } from '@/lib/format/money'
import { Chip } from './chip'

const AmountForm = later(() => import('./amount-form'))

type Amounts = { min?: number | undefined; max?: number | undefined }
export type AmountProps = { amounts: Amounts; currency: string; onChange: (amounts: Amounts) => void }

/** Whichever way the money went. */
export function AmountChip({ amounts, currency, onChange }: AmountProps) {
  const t = useTranslations('transactions.filters')
  const { locale } = useReader()
  const { min, max } = amounts
  const money = (minor: number) => {
    const isRound = minor % 10 ** currencyExponent(currency) === 0
    return formatMoney(minor, currency, locale, { decimals: isRound ? 'none' : 'all' })
  }

  function inWords(): string | null {
    if (min !== undefined && max !== undefined) return t('between', { min: money(min), max: money(max) })
    if (min !== undefined) return t('orMore', { min: money(min) })
    return max === undefined ? null : t('orLess', { max: money(max) })
  }

  return (
    <Chip name={t('amount')} value={inWords()} onClear={() => onChange({})}>
      {(close) => (
        <AmountForm
          key={`${min} ${max}`}
          amounts={amounts}
          currency={currency}
          onChange={(next) => {
            onChange(next)
            close()
          }}
        />
      )}
    </Chip>
  )
}
