'use client'
import { useLocale, useTranslations } from 'use-intl'
import { ChartBody } from '@/components/balances/chart-body'
import { ChartControls } from '@/components/balances/chart-controls'
import { useBalanceChart } from '@/components/balances/use-balance-chart'
import { Card, CardHeader } from '@/components/ui/card'
import type { AccountView } from '@/lib/accounts/account-view'
import type { BalanceHistory } from '@/lib/balances/history-view'
import { currencyName } from '@/lib/format/currency-name'

/** One account's balance day by day; nothing before its first one was read. */
export function HistoryCard({ account, history }: { account: AccountView; history: BalanceHistory }) {
  const t = useTranslations('balances')
  const locale = useLocale()
  const { id, balance, status } = account
  const chart = useBalanceChart({
    initial: history,
    account: id,
    currency: Object.keys(balance?.current ?? {})[0] ?? null,
    told: `${balance?.as_of} ${balance?.confirmed_at} ${status}`,
  })
  if (chart.currency === null) return null
  return (
    <Card aria-labelledby="history">
      <CardHeader id="history" title={t('history')} aside={<ChartControls chart={chart} />} />
      <div className="px-4 pb-2">
        <ChartBody chart={chart} label={t('balanceByDay', { currency: currencyName(chart.currency, locale) })} />
      </div>
    </Card>
  )
}
