'use client'
import { useTranslations } from 'use-intl'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { CopyButton } from '@/components/ui/copy-button'
import { Icon } from '@/components/ui/icon'
import { Timestamp } from '@/components/ui/timestamp'
import type { NoticeView } from '@/lib/deletions/notice-view'

/** What Stripe was asked to delete. It lies open while something of it is left for an admin to send. */
export function NoticeList({ notices }: { notices: readonly NoticeView[] }) {
  const t = useTranslations('audit')
  if (notices.length === 0) return null
  const unsent = notices.filter(({ state }) => state === 'unsent').length
  return (
    <Card className="mb-6">
      <details className="group" open={unsent > 0}>
        <summary className="flex min-h-11 flex-wrap items-center gap-2 rounded-card px-4 py-1.5 font-semibold hover:bg-hover">
          <Icon name="chevron-right" className="text-ink-3 transition-transform duration-hover group-open:rotate-90" />
          {t('notices.title')}
          {unsent > 0 && <Badge tone="caution">{t('notices.unsent', { count: unsent })}</Badge>}
        </summary>
        <p className="max-w-prose px-4 pt-1 pb-3 text-meta text-ink-3">{t('notices.meta')}</p>
        <ul className="divide-y divide-line border-t border-line">
          {notices.map((notice) => (
            <NoticeRow key={notice.id} notice={notice} />
          ))}
        </ul>
      </details>
    </Card>
  )
}

function NoticeRow({ notice: { to, subject, body, created_at, sent_at, state, reason } }: { notice: NoticeView }) {
  const t = useTranslations('audit')
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 px-4 py-3">
      <div className="grid max-w-prose gap-1">
        <p className="text-meta text-ink-3">
          <Timestamp at={created_at} className="inline-block first-letter:uppercase" /> · {t('notices.to', { to })} ·{' '}
          {t.rich(`notices.states.${state}`, { time: () => <Timestamp at={sent_at ?? created_at} /> })}
        </p>
        {reason !== null && state !== 'sent' && (
          <p className="text-meta text-caution-fg">{t('notices.reason', { reason })}</p>
        )}
        <p className="font-medium">{subject}</p>
        <p className="text-pretty text-ink-2 wrap-anywhere">{body}</p>
      </div>
      <CopyButton text={`${subject}\n\n${body}\n`} label={t('notices.copy')} />
    </li>
  )
}
