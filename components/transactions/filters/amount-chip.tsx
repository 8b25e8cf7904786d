'use client'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Field, Input } from '@/components/ui/field'
import { useReader } from '@/components/ui/use-reader'
import { currencyExponent } from '@/lib/format/currency'
import { formatMoney, toDecimal } from '@/lib/format/money'
import { Chip } from './chip'
import { readAmount, typedAmount } from './read-amount'

type Amounts = { min?: number | undefined; max?: number | undefined }
type Props = { amounts: Amounts; currency: string; onChange: (amounts: Amounts) => void }

/** Whichever way the money went. */
export function AmountChip({ amounts, currency, onChange }: Props) {
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

function AmountForm({ amounts, currency, onChange }: Props) {
  const t = useTranslations('transactions.filters')
  const { locale } = useReader()
  const [wrong, setWrong] = useState<'min' | 'max' | null>(null)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const [min, max] = (['min', 'max'] as const).map((name) => readAmount(String(given.get(name)), currency, locale))
    if (min === null || max === null) return setWrong(min === null ? 'min' : 'max')
    if (min !== undefined && max !== undefined && min > max) return setWrong('max')
    onChange({ min, max })
  }

  return (
    <form method="post" onSubmit={submit} className="grid w-64 gap-3">
      {(['min', 'max'] as const).map((end) => (
        <Field key={end} label={t(end)} error={wrong === end && t('wrongAmount', { currency: currency.toUpperCase() })}>
          {(wiring) => <Input {...wiring} name={end} inputMode="decimal" defaultValue={written(amounts[end])} />}
        </Field>
      ))}
      <Button type="submit">{t('apply')}</Button>
    </form>
  )

  function written(minor: number | undefined): string {
    return minor === undefined ? '' : typedAmount(toDecimal(minor, currency), locale)
  }
}
