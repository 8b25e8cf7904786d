'use client'
import { clsx } from 'clsx'
import { Suspense } from 'react'
import { useTranslations } from 'use-intl'
import { buttonStyle } from '@/components/ui/button-style'
import { KeepFocus } from '@/components/ui/keep-focus'
import { later } from '@/components/ui/later'
import { Menu, menuItem } from '@/components/ui/menu'
import { useToast } from '@/components/ui/toast'
import { exportFormats } from '@/lib/transactions/export/export-formats'
import type { TransactionFilter } from '@/lib/transactions/filter'
import { useExport } from './use-export'

const ExportProgress = later(() => import('./export-progress'))
const ExportFailed = later(() => import('./export-failed'))

type Props = {
  filter: TransactionFilter
  timeZone: string
  /** How many rows the filter has, as the page says it. */
  count: number
}

/** Takes along exactly what is filtered, however much of it is loaded. */
export default function ExportButton({ filter, timeZone, count }: Props) {
  const t = useTranslations('transactions.export')
  const toast = useToast()
  const { state, start, cancel, close } = useExport({
    onDone: (name) => toast(t('done', { name })),
    onCancel: () => toast(t('canceled')),
  })
  if (count === 0) return null
  return (
    <KeepFocus>
      <Menu trigger={t('button', { count })} triggerClassName={buttonStyle({})}>
        {exportFormats.map((format) => (
          <button
            key={format}
            type="button"
            className={clsx(menuItem('chosen'), 'h-auto! max-w-72 py-2')}
            onClick={() => start({ format, filter, timeZone })}
          >
            <span>
              {t(format)}
              <span className="block text-meta font-normal text-ink-3">{t(`${format}For`)}</span>
            </span>
          </button>
        ))}
      </Menu>
      <Suspense>
        {state.phase === 'running' && (
          <ExportProgress format={state.format} rows={state.rows} count={count} onCancel={cancel} />
        )}
        {state.phase === 'failed' && (
          <ExportFailed error={state.error} onAgain={() => start(state.wish)} onClose={close} />
        )}
      </Suspense>
    </KeepFocus>
  )
}
