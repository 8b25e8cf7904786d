'use client'
import { useTranslations } from 'use-intl'
import type { PlanRow } from './refresh-plan'

/** How the last attempt went, and what that means for what is shown. */
export function RefreshResult({ row: { status, next } }: { row: PlanRow }) {
  const t = useTranslations('account.plan')
  if (next.kind === 'unshared') return <span className="text-ink-3">{t('notShared')}</span>
  if (status === null) return <span className="text-ink-3">—</span>
  if (status === 'succeeded') return t('succeeded')
  if (status === 'pending') return <Stacked word={t('pending')} note={t('pendingNote')} tone="text-info-fg" />
  if (status === 'failed') return <Stacked word={t('failed')} note={t('failedKept')} tone="text-critical-fg" />
  return status
}

function Stacked({ word, note, tone }: { word: string; note: string; tone: string }) {
  return (
    <>
      <span className={tone}>{word}</span>
      <span className="block text-meta text-ink-3">{note}</span>
    </>
  )
}
