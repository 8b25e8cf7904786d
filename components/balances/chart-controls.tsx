'use client'
import { useTranslations } from 'use-intl'
import { Segmented } from '@/components/ui/segmented'
import { ByWidth } from './by-width'
import type { BalanceChart } from './use-balance-chart'

/** Which currency, and how far back. What reaches beyond the history is there and cannot be chosen. */
export function ChartControls({ chart }: { chart: BalanceChart }) {
  const t = useTranslations('balances')
  const { currencies, currency, ranges } = chart
  if (currency === null || currencies.length === 0) return null
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      {currencies.length > 1 && (
        <Segmented
          label={t('currency')}
          options={currencies.map((value) => ({ value, label: value.toUpperCase() }))}
          value={currency}
          onChange={chart.setCurrency}
        />
      )}
      <ByWidth chart={chart}>
        {(range) => (
          <Segmented
            label={t('range')}
            options={ranges.map((each) => ({
              value: String(each),
              label: t(`ranges.${each}`),
              isDisabled: chart.isBeyond(each),
            }))}
            value={String(range)}
            onChange={(value) => chart.setRange(ranges.find((each) => String(each) === value) ?? range)}
          />
        )}
      </ByWidth>
    </div>
  )
}
