'use client'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { awakeLater } from '@/components/ui/awake-later'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import type { AccountView } from '@/lib/accounts/account-view'
import { useAccountWords } from '@/lib/accounts/use-account-words'
import { Body } from './body'
import { emptyReason, isShared } from './empty-reason'
import type { Painted } from './queries'
import { SummaryLine } from './summary-line'
import { Tools } from './tools'
import { useTimeline } from './use-timeline'

const ExportButton = awakeLater(() => import('./export-button'))

type Props = { accounts: readonly AccountView[]; painted: Painted | null }

/** The transactions of all accounts as one list. */
export function AllTransactions({ accounts, painted }: Props) {
  const t = useTranslations('transactions')
  const { nameOf } = useAccountWords()
  const timeline = useTimeline(painted)
  const { summary, isFiltered } = timeline
  const known = useMemo(
    () =>
      new Map(
        accounts.map((account) => [
          account.id,
          { name: nameOf(account), institution: account.institution_name, last4: account.last4 },
        ]),
      ),
    [accounts, nameOf],
  )
  const offered = accounts.filter((account) => account.replaced_by === null && isShared(account))
  const unshared = accounts.filter((account) => account.replaced_by === null && !isShared(account))
  const [currency = 'usd'] = accounts.flatMap(({ balance }) => Object.keys(balance?.current ?? {}))
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <div className="mb-2 flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-3">
        <h1 className="text-title">{t('title')}</h1>
        {summary && (
          <ExportButton filter={timeline.address.filter} timeZone={timeline.timeZone} count={summary.count} />
        )}
      </div>
      {offered.length > 0 && (
        <Tools
          timeline={timeline}
          accounts={offered.map((account) => ({ id: account.id, name: nameOf(account), last4: account.last4 }))}
          currency={currency}
        />
      )}
      {unshared.length > 0 && (
        <Notice tone="neutral">{t('partial', { names: unshared.map((account) => nameOf(account)).join(', ') })}</Notice>
      )}
      <SummaryLine timeline={timeline} />
      <Card aria-label={t('title')} className="overflow-clip max-sm:-mx-4 max-sm:rounded-none max-sm:border-x-0">
        <Body
          timeline={timeline}
          painted={painted}
          audience="holder"
          level={2}
          showsAccounts
          accountOf={(id) => known.get(id)}
          emptyReason={reason()}
        />
      </Card>
    </div>
  )

  function reason() {
    if (isFiltered) return 'filtered' as const
    const [only] = accounts
    if (!only) return 'unlinked' as const
    return accounts.length === 1 ? emptyReason(only, false) : ('none' as const)
  }
}
