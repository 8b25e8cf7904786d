'use client'
import { clsx } from 'clsx'
import { useTranslations } from 'use-intl'
import { Money } from '@/components/ui/money'
import { Timestamp } from '@/components/ui/timestamp'
import type { CallView } from '@/lib/stripe/call-view'

const cell = 'px-2 py-2 align-top md:first:pl-4 md:last:pr-4 max-md:block max-md:px-4 max-md:py-0.5'
const actors = ['system', 'webhook', 'sweep'] as const

export function CallRow({ call }: { call: CallView }) {
  const t = useTranslations('calls')
  const itself = actors.find((actor) => actor === call.actor)
  return (
    <tr className="max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:py-2">
      <td className={`${cell} whitespace-nowrap`}>
        <Timestamp at={call.started_at} className="inline-block first-letter:uppercase" />
      </td>
      <td className={`${cell} max-md:text-right`}>
        {itself ? t(`actors.${itself}`) : (call.actor_name ?? t('formerUser'))}
      </td>
      <td className={`${cell} max-md:col-span-2`}>
        <code className="block break-all font-mono text-meta">
          <span className="text-ink-3">{call.method}</span> {call.path}
        </code>
        <code className="block break-all font-mono text-meta text-ink-3">
          {[call.request_id, call.stripe_account].filter(Boolean).join(' · ')}
        </code>
      </td>
      <td className={cell}>
        <Answer call={call} />
      </td>
      <td className={`${cell} whitespace-nowrap text-right tabular-nums`}>
        {call.ms !== null && t('took', { ms: call.ms })}
        {call.retries > 0 && (
          <span className="block text-meta text-ink-3">{t('retries', { count: call.retries })}</span>
        )}
      </td>
      <td className={clsx(cell, 'md:text-right', call.cost_cents === null && 'max-md:hidden')}>
        <span className="text-meta text-ink-3 md:hidden">{t('columns.cost')} </span>
        {call.cost_cents === null ? (
          <span className="text-ink-3">{t('free')}</span>
        ) : (
          <Money amountMinor={call.cost_cents} currency="usd" />
        )}
      </td>
    </tr>
  )
}

function Answer({ call: { status, error_code } }: { call: CallView }) {
  const t = useTranslations('calls')
  const isRunning = status === null && error_code === null
  return (
    <>
      <span className={clsx('tabular-nums', error_code !== null && 'text-critical-fg')}>
        {isRunning ? t('running') : (status ?? t('noAnswer'))}
      </span>
      {error_code !== null && <code className="block break-all font-mono text-meta text-ink-3">{error_code}</code>}
    </>
  )
}
