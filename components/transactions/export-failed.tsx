'use client'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { useReason } from '@/lib/http/reason'
import { exportPanel } from './export-panel'

type Props = { error: unknown; onAgain: () => void; onClose: () => void }

export default function ExportFailed({ error, onAgain, onClose }: Props) {
  const t = useTranslations('transactions.export')
  const reasonOf = useReason()
  return (
    <div role="alert" className={`${exportPanel} grid gap-3`}>
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
