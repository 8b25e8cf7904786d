'use client'
import { useTranslations } from 'use-intl'
import { useBankNow } from '@/components/ui/bank-clock'
import { Timestamp } from '@/components/ui/timestamp'
import type { PlanRow } from './refresh-plan'

/** When a feature may be asked for again, or why it cannot. */
export function RefreshNext({ row: { next, lastAttemptAt } }: { row: PlanRow }) {
  const t = useTranslations('account.plan')
  if (next.kind === 'never') return '—'
  if (next.kind === 'now') return t('now')
  if (next.kind === 'afterPending') return <span className="text-ink-2">{t('afterPending')}</span>
  if (next.kind === 'afterReconnect') return <span className="text-ink-2">{t('afterReconnect')}</span>
  if (next.kind === 'unshared') return <span className="text-ink-3">{t('notSharedNote')}</span>
  return (
    <>
      <Timestamp at={next.at} className="inline-block first-letter:uppercase" />
      <Waiting from={lastAttemptAt} until={next.at} />
    </>
  )
}

const minuteMs = 60_000

function Waiting({ from, until }: { from: string | null; until: string }) {
  const t = useTranslations('account.plan')
  const nowMs = useBankNow()
  const endMs = Date.parse(until)
  const startMs = from === null ? nowMs : Date.parse(from)
  const minutes = Math.max(1, Math.round((endMs - nowMs) / minuteMs))
  const passed = Math.min(1, Math.max(0, (nowMs - startMs) / (endMs - startMs)))
  return (
    <span className="flex items-center gap-2 text-meta text-ink-3">
      <span aria-hidden="true" className="h-1 w-10 overflow-clip rounded-full bg-neutral-wash">
        <span className="block h-full bg-ink-3" style={{ width: `${Math.round(passed * 100)}%` }} />
      </span>
      {minutes < 60
        ? t('inMinutes', { minutes })
        : t('inHours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })}
    </span>
  )
}
