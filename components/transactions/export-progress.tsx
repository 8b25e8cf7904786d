'use client'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import type { ExportFormat } from '@/lib/transactions/export/export-formats'
import { exportPanel } from './export-panel'

const bar =
  'h-1 w-full appearance-none overflow-hidden rounded-full border-0 bg-neutral-wash [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-neutral-wash [&::-webkit-progress-value]:bg-accent'

type Props = { format: ExportFormat; rows: number; count: number; onCancel: () => void }

/** How far a long export has come. A short one is over before this can be seen. */
export default function ExportProgress({ format, rows, count, onCancel }: Props) {
  const t = useTranslations('transactions.export')
  const read = Math.min(rows, count)
  const title = t('running', { format: t(format) })
  return (
    <section aria-label={title} className={`${exportPanel} late grid gap-2`}>
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
