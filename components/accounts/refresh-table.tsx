'use client'
import { clsx } from 'clsx'
import { useTranslations } from 'use-intl'
import { useBankNow } from '@/components/ui/bank-clock'
import { Button } from '@/components/ui/button'
import { Card, CardHeader } from '@/components/ui/card'
import { KeepFocus } from '@/components/ui/keep-focus'
import { Timestamp } from '@/components/ui/timestamp'
import { useReader } from '@/components/ui/use-reader'
import type { AccountView } from '@/lib/accounts/account-view'
import { formatRelative } from '@/lib/format/date'
import { formatMoney } from '@/lib/format/money'
import { RefreshNext } from './refresh-next'
import { type Feature, type PlanRow, refreshPlan } from './refresh-plan'
import { RefreshResult } from './refresh-result'

type Props = {
  account: AccountView
  onRefresh: (features: Feature[]) => void
  /** The features of a request under way. */
  asking: readonly Feature[]
  /** Named where they are given. */
  prices: RefreshPrices | undefined
}

/** Hundredths of a US dollar. */
export type RefreshPrices = Record<Feature, number>

const cell = 'sm:px-2 sm:py-2 sm:first:pl-4 sm:last:pr-4'

/** What was asked of the bank, what came, and when it may be asked again. Waiting features have a time, not a dead button. */
export function RefreshTable({ account, onRefresh, asking, prices }: Props) {
  const t = useTranslations('account.plan')
  const nowMs = useBankNow()
  const isDaily = account.status === 'active' && account.subscriptions.includes('transactions')
  return (
    <Card aria-labelledby="refreshes">
      <CardHeader id="refreshes" title={t('title')} aside={t(isDaily ? 'automatic' : 'manual')} />
      <table className="w-full max-sm:block">
        <thead className="max-sm:sr-only">
          <tr className="border-b border-line text-left text-meta text-ink-3">
            {(['what', 'last', 'result', 'next'] as const).map((column) => (
              <th key={column} scope="col" className={`${cell} font-normal sm:pt-0!`}>
                {t(column)}
              </th>
            ))}
            <th scope="col" className={`${cell} sm:pt-0!`}>
              <span className="sr-only">{t('refresh')}</span>
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line max-sm:block">
          {refreshPlan(account, nowMs).map((row) => (
            <RefreshRow
              key={row.feature}
              row={row}
              isDaily={isDaily && row.feature === 'transactions'}
              priceCents={prices?.[row.feature]}
              isAsking={asking.includes(row.feature)}
              onRefresh={() => onRefresh([row.feature])}
            />
          ))}
        </tbody>
      </table>
    </Card>
  )
}

type RowProps = {
  row: PlanRow
  isDaily: boolean
  isAsking: boolean
  priceCents: number | undefined
  onRefresh: () => void
}

function RefreshRow({ row, isDaily, isAsking, priceCents, onRefresh }: RowProps) {
  const t = useTranslations('account')
  const reader = useReader()
  const feature = t(`features.${row.feature}`)
  return (
    <tr className="max-sm:grid max-sm:grid-cols-[1fr_auto] max-sm:gap-y-1 max-sm:px-4 max-sm:py-3">
      <th scope="row" className={`${cell} text-left font-semibold`}>
        {feature}
        <span className="block text-meta font-normal text-ink-3">{t(isDaily ? 'plan.daily' : 'plan.onAsk')}</span>
        {priceCents !== undefined && (
          <span className="block text-meta font-normal text-ink-3">
            {t(row.feature === 'transactions' ? 'plan.costsMonthly' : 'plan.costsEach', {
              price: formatMoney(priceCents, 'usd', reader.locale),
            })}
          </span>
        )}
      </th>
      <td className={`${cell} max-sm:row-start-2`}>
        {row.lastAttemptAt === null ? (
          t('plan.never')
        ) : (
          <>
            <Timestamp at={row.lastAttemptAt} className="first-letter:uppercase inline-block" />
            <Ago at={row.lastAttemptAt} />
          </>
        )}
      </td>
      <td className={`${cell} max-sm:row-start-2 max-sm:text-right`}>
        <RefreshResult row={row} />
      </td>
      <td className={clsx(cell, 'max-sm:row-start-3', row.next.kind === 'now' && 'max-sm:hidden')}>
        <RefreshNext row={row} />
      </td>
      <td className={`${cell} text-right max-sm:row-start-1 max-sm:col-start-2`}>
        <KeepFocus>
          {(row.next.kind === 'now' || isAsking) && (
            <Button
              size="small"
              pending={isAsking}
              aria-label={t('plan.refreshName', { feature: feature.toLocaleLowerCase() })}
              onClick={onRefresh}
            >
              {t('plan.refresh')}
            </Button>
          )}
        </KeepFocus>
      </td>
    </tr>
  )
}

/** Between two ticks of the page's clock an attempt of this second would lie in the future. */
function Ago({ at }: { at: string }) {
  const { locale } = useReader()
  const nowMs = useBankNow()
  return (
    <span className="block text-meta text-ink-3">{formatRelative(Math.min(Date.parse(at), nowMs), nowMs, locale)}</span>
  )
}
