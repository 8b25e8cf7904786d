'use client'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Field, Input } from '@/components/ui/field'
import { useReader } from '@/components/ui/use-reader'
import { toDecimal } from '@/lib/format/money'
import type { AmountProps } from './amount-chip'
import { readAmount, typedAmount } from './read-amount'

export default function AmountForm({ amounts, currency, onChange }: AmountProps) {
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
