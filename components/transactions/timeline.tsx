'use client'
import { useTranslations } from 'use-intl'
import { Card, CardHeader } from '@/components/ui/card'
import { Body } from './body'
import { emptyReason, isShared, type TimelineAccount } from './empty-reason'
import ExportButton from './export-button'
import type { Painted } from './queries'
import { SummaryLine } from './summary-line'
import { Tools } from './tools'
import { useRereadAfterRefresh } from './use-reread-after-refresh'
import { useTimeline } from './use-timeline'

type Props = { account: TimelineAccount; audience: 'holder' | 'staff'; painted: Painted | null }

/** An account's transactions by day, newest first. */
export default function Timeline({ account, audience, painted }: Props) {
  const t = useTranslations('transactions')
  const timeline = useTimeline(painted, account.id)
  useRereadAfterRefresh(account)
  const { summary, isFiltered } = timeline
  // Nothing to choose from where nothing was ever read.
  const canFilter = isShared(account) && (isFiltered || (summary !== null && summary.count > 0))
  const [currency = 'usd'] = Object.keys(account.balance?.current ?? {})
  const opened = {
    name: account.display_name ?? account.institution_name,
    institution: account.institution_name,
    last4: account.last4,
  }
  return (
    <Card aria-labelledby="transactions" className="overflow-clip">
      <CardHeader
        id="transactions"
        title={t('title')}
        aside={
          summary && (
            <ExportButton filter={timeline.address.filter} timeZone={timeline.timeZone} count={summary.count} />
          )
        }
      />
      {canFilter && (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-1 px-4 pb-2">
          <Tools timeline={timeline} accounts={null} currency={currency} />
          <SummaryLine timeline={timeline} />
        </div>
      )}
      <Body
        timeline={timeline}
        painted={painted}
        audience={audience}
        level={3}
        showsAccounts={false}
        accountOf={() => opened}
        emptyReason={emptyReason(account, isFiltered)}
      />
    </Card>
  )
}
