'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { awakeLater } from '@/components/ui/awake-later'
import { later } from '@/components/ui/later'
import type { TransactionFilter } from '@/lib/transactions/filter'
import { AmountChip } from './amount-chip'
import { Chip } from './chip'
import { DateChip } from './date-chip'

const Choices = later(() => import('./choices'))
const FilteredActions = awakeLater(() => import('./filtered-actions'))

export type FilterAccount = { id: string; name: string; last4: string | null }

type Props = {
  filter: TransactionFilter
  /** Null where the page is one account's. */
  accounts: readonly FilterAccount[] | null
  /** What an amount is typed in. */
  currency: string
  isFiltered: boolean
  onChange: (filter: TransactionFilter) => void
  onClear: () => void
  /** Where a long list can be jumped in. */
  jump: ReactNode
}

const statuses = ['pending', 'posted', 'void'] as const
const directions = ['in', 'out'] as const

/** In a fixed order; each says its value once it has one. On phones they are one line that scrolls. */
export function Filters({ filter, accounts, currency, isFiltered, onChange, onClear, jump }: Props) {
  const t = useTranslations('transactions')
  const { account = [], status = [], direction, min, max, from, to } = filter
  const wordsOf = (known: readonly string[], word: (one: string) => string, many: (count: number) => string) => {
    const [only] = known
    if (only === undefined) return null
    return known.length === 1 ? word(only) : many(known.length)
  }

  return (
    <div className="relative -mx-4 flex items-center gap-2 overflow-x-auto px-4 py-1 [scrollbar-width:none] sm:mx-0 sm:flex-wrap sm:px-0">
      {accounts && accounts.length > 1 && (
        <Chip
          name={t('filters.account')}
          value={wordsOf(account, nameOf, (count) => t('filters.accounts', { count }))}
          onClear={() => onChange({ ...filter, account: undefined })}
        >
          {() => (
            <Choices
              legend={t('filters.account')}
              chosen={account}
              options={accounts.map(({ id, name, last4 }) => ({
                value: id,
                label: name,
                hint: last4 && `•••• ${last4}`,
              }))}
              onChange={(chosen) => onChange({ ...filter, account: orNone(chosen) })}
            />
          )}
        </Chip>
      )}
      <DateChip days={{ from, to }} onChange={(days) => onChange({ ...filter, from: days.from, to: days.to })} />
      <AmountChip
        amounts={{ min, max }}
        currency={currency}
        onChange={(amounts) => onChange({ ...filter, min: amounts.min, max: amounts.max })}
      />
      <Chip
        name={t('filters.status')}
        value={wordsOf(status, statusWord, (count) => t('filters.statuses', { count }))}
        onClear={() => onChange({ ...filter, status: undefined })}
      >
        {() => (
          <Choices
            legend={t('filters.status')}
            chosen={status}
            options={statuses.map((value) => ({ value, label: t(value) }))}
            onChange={(chosen) => onChange({ ...filter, status: orNone(chosen) })}
          />
        )}
      </Chip>
      <Chip
        name={t('filters.direction')}
        value={direction ? t(`filters.${direction}`) : null}
        onClear={() => onChange({ ...filter, direction: undefined })}
      >
        {(close) => (
          <Choices
            legend={t('filters.direction')}
            chosen={direction ? [direction] : []}
            options={directions.map((value) => ({ value, label: t(`filters.${value}`) }))}
            onChange={(chosen) => {
              onChange({ ...filter, direction: directions.find((one) => one !== direction && chosen.includes(one)) })
              close()
            }}
          />
        )}
      </Chip>
      {jump}
      {isFiltered && <FilteredActions onClear={onClear} />}
    </div>
  )

  function nameOf(id: string): string {
    return accounts?.find((one) => one.id === id)?.name ?? id
  }

  function statusWord(status: string): string {
    const known = statuses.find((one) => one === status)
    return known ? t(known) : status
  }
}

function orNone(chosen: string[]): string[] | undefined {
  return chosen.length > 0 ? chosen : undefined
}
