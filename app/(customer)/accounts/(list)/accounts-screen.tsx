'use client'
import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { AccountsHome } from '@/components/accounts/accounts-home'
import { TotalsCard } from '@/components/accounts/totals-card'
import { ChartBody } from '@/components/balances/chart-body'
import { ChartControls } from '@/components/balances/chart-controls'
import { useBalanceChart } from '@/components/balances/use-balance-chart'
import { useBankNow } from '@/components/ui/bank-clock'
import type { AccountView } from '@/lib/accounts/account-view'
import type { BalanceHistory } from '@/lib/balances/history-view'
import { totalsOf } from '@/lib/balances/totals'
import { currencyName } from '@/lib/format/currency-name'

type Props = { accounts: AccountView[]; history: BalanceHistory; arrived: readonly string[]; empty: ReactNode }

/** The accounts with their history: two nouns, put together once. */
export function AccountsScreen({ accounts, history, arrived, empty }: Props) {
  return (
    <AccountsHome initial={accounts} arrived={arrived} empty={empty}>
      {(current) => <Totals accounts={current} history={history} />}
    </AccountsHome>
  )
}

function Totals({ accounts, history }: { accounts: readonly AccountView[]; history: BalanceHistory }) {
  const t = useTranslations('balances')
  const locale = useLocale()
  const { counted, sums } = totalsOf(accounts, useBankNow())
  const chart = useBalanceChart({
    initial: history,
    currency: sums[0]?.currency ?? null,
    told: counted.map(({ id, balance }) => `${id} ${balance?.as_of}`).join(),
  })
  return (
    <TotalsCard accounts={accounts} controls={<ChartControls chart={chart} />}>
      <ChartBody
        chart={chart}
        label={t('totalByDay', { currency: chart.currency === null ? '' : currencyName(chart.currency, locale) })}
      />
    </TotalsCard>
  )
}
