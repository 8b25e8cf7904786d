'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { Icon } from '@/components/ui/icon'
import { Spinner } from '@/components/ui/spinner'
import type { DeletionView } from '@/lib/deletions/deletion-view'
import { deletionOptions } from './queries'

/** How far it has come, for somebody who is signed out already. */
export function DeletionProgress({ initial }: { initial: DeletionView }) {
  const t = useTranslations('deletion')
  const { data } = useQuery(deletionOptions(initial))
  const isErased = data.erased_at !== null
  const isOver = data.finished_at !== null
  return (
    <div role="status" className="grid gap-4">
      <ol className="grid gap-2">
        <Step isDone>{t('steps.out')}</Step>
        <Step isDone={isErased}>{t(isErased ? 'steps.erased' : 'steps.erasing')}</Step>
        <Step isDone={isOver}>{isOver ? t('steps.ended') : t('steps.ending', { count: data.to_disconnect })}</Step>
      </ol>
      <p className="text-ink-2">{t(isOver ? 'done' : 'goesOn')}</p>
    </div>
  )
}

function Step({ isDone, children }: { isDone: boolean; children: string }) {
  return (
    <li className="flex items-center gap-2">
      <span className="grid size-4 shrink-0 place-items-center">
        {isDone ? <Icon name="check" className="text-positive-fg" /> : <Spinner />}
      </span>
      <span className={isDone ? '' : 'text-ink-2'}>{children}</span>
    </li>
  )
}
