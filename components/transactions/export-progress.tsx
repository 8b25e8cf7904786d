'use client'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { useReason } from '@/lib/http/reason'
import type { ExportFormat } from '@/lib/transactions/export/export-formats'

const panel =
  'fixed inset-x-4 bottom-6 z-toast ml-auto max-w-96 rounded-notice border border-line bg-float p-4 text-body shadow-float max-lg:bottom-20'

const bar =
  'h-1 w-full appearance-none overflow-hidden rounded-full border-0 bg-neutral-wash [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-neutral-wash [&::-webkit-progress-value]:bg-accent'

type RunningProps = { format: ExportFormat; rows: number; count: number; onCancel: () => void }

/** How far a long export has come. A short one is over before this can be seen. */
export function ExportProgress({ format, rows, count, onCancel }: RunningProps) {
  const t = useTranslations('transactions.export')
  const read = Math.min(rows, count)
  const title = t('running', { format: t(format) })
  return (
    <section aria-label={title} className={`${panel} late grid gap-2`}>
      <div className="flex items-center justify-between gap-4">
        <strong className="font-semibold">{title}</strong>
        <Button size="small" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
      <progress aria-label={title} max={count} value={read} className={bar} />
      <p className="text-meta text-ink-3 tabular-nums">{t('soFar', { rows: read, count })}</p>
    </section>
  )
}

type FailedProps = { error: unknown; onAgain: () => void; onClose: () => void }

export function ExportFailed({ error, onAgain, onClose }: FailedProps) {
  const t = useTranslations('transactions.export')
  const reasonOf = useReason()
  return (
    <div role="alert" className={`${panel} grid gap-3`}>
      <p>
        <strong className="font-semibold text-critical-fg">{t('failed')}</strong> {reasonOf(error)}
      </p>
      <div className="flex gap-2">
        <Button size="small" onClick={onAgain}>
          {t('again')}
        </Button>
        <Button size="small" variant="ghost" onClick={onClose}>
          {t('close')}
        </Button>
      </div>
    </div>
  )
}
