'use client'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { AccountFacts } from '@/components/accounts/account-facts'
import { AccountHeader } from '@/components/accounts/account-header'
import { AccountMenu } from '@/components/accounts/account-menu'
import { AccountNotice } from '@/components/accounts/account-notice'
import { AccountSharing } from '@/components/accounts/account-sharing'
import type { Audience } from '@/components/accounts/audience'
import { NotYet } from '@/components/accounts/not-yet'
import { accountOptions } from '@/components/accounts/queries'
import { RefreshButton } from '@/components/accounts/refresh-button'
import { type RefreshPrices, RefreshTable } from '@/components/accounts/refresh-table'
import { useRefreshing } from '@/components/accounts/use-refreshing'
import { BalanceFigures } from '@/components/balances/balance-figures'
import { OwnersCard } from '@/components/owners/owners-card'
import StaleNotice from '@/components/shell/stale-notice'
import type { Painted } from '@/components/transactions/queries'
import { Notice } from '@/components/ui/notice'
import type { AccountView } from '@/lib/accounts/account-view'
import type { BalanceHistory } from '@/lib/balances/history-view'
import { isStripeAway, useReason } from '@/lib/http/reason'
import { paths } from '@/lib/paths'
import { HistoryCard } from './history-card'
import { TimelineBelow } from './timeline-below'

type Props = {
  initial: AccountView
  history: BalanceHistory
  transactions: Painted
  audience: Audience
  /** What each refresh may cost, in hundredths of a US dollar; for staff. */
  prices?: RefreshPrices
  /** The way back, above the name. */
  above: ReactNode
  /** Further cards at the right: what only staff see. */
  aside?: (account: AccountView) => ReactNode
  /** Below everything. */
  below?: (account: AccountView) => ReactNode
}

const statementPaths = { holder: paths.statement, staff: paths.supportStatement } as const
const insightsPaths = { holder: paths.insightsOf, staff: paths.supportInsights } as const

/** One account as its holder and as support see it: the same parts, composed once. */
export function AccountScreen({ initial, history, transactions, audience, prices, above, aside, below }: Props) {
  const { data: account, error, refetch, isFetching } = useQuery(accountOptions(initial))
  const refreshing = useRefreshing(account)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <div className="grid gap-2">
        {above}
        <AccountHeader
          account={account}
          refresh={
            <RefreshButton account={account} onRefresh={refreshing.ask} isAsking={refreshing.isAskingForMoney} />
          }
          menu={
            <AccountMenu
              account={account}
              audience={audience}
              statement={statementPaths[audience](account.id)}
              insights={insightsPaths[audience](account.id)}
            />
          }
        />
      </div>
      <AccountNotice account={account} audience={audience} onRefresh={refreshing.ask} />
      {refreshing.error && <RefreshRefused error={refreshing.error} />}
      {refreshing.notYet && <NotYet at={refreshing.notYet.at} />}
      {error && <StaleNotice error={error} onRetry={refetch} isRetrying={isFetching} />}
      <BalanceFigures account={account} />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_320px]">
        <div className="grid min-w-0 gap-6">
          {account.status !== 'disconnected' && (
            <RefreshTable account={account} onRefresh={refreshing.ask} asking={refreshing.asking} prices={prices} />
          )}
          {account.replaced_by === null && <HistoryCard account={account} history={history} />}
          {account.replaced_by === null && (
            <TimelineBelow account={account} audience={audience} painted={transactions} />
          )}
        </div>
        <div className="grid min-w-0 gap-6 md:max-xl:grid-cols-2 md:max-xl:[&>:last-child:nth-child(odd)]:col-span-2">
          {aside?.(account)}
          <AccountFacts account={account} />
          <AccountSharing account={account} audience={audience} />
          <OwnersCard
            account={account}
            audience={audience}
            onAsk={() => refreshing.ask(['ownership'])}
            isAsking={refreshing.asking.includes('ownership')}
          />
        </div>
      </div>
      {below?.(account)}
    </div>
  )
}

function RefreshRefused({ error }: { error: Error }) {
  const t = useTranslations('account.refresh')
  const reasonOf = useReason()
  return (
    <Notice tone={isStripeAway(error) ? 'caution' : 'critical'} role="alert" title={t('failed')}>
      {reasonOf(error)}
    </Notice>
  )
}
