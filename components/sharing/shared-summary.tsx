'use client'
import { useTranslations } from 'use-intl'
import { Badge } from '@/components/ui/badge'
import { GlyphTile } from '@/components/ui/glyph-tile'
import { Icon } from '@/components/ui/icon'
import { MaskedNumber } from '@/components/ui/masked-number'
import { Timestamp } from '@/components/ui/timestamp'
import type { AccountView } from '@/lib/accounts/account-view'
import { useAccountWords } from '@/lib/accounts/use-account-words'
import type { SharedView } from '@/lib/sharing/sharing-view'
import { givenPermissions } from './permissions'

/** What, since when, until when and who looked, in a line that opens. */
export function SharedSummary({ shared: { account, looks } }: { shared: SharedView }) {
  const t = useTranslations('sharing')
  const words = useTranslations('account.sharing')
  const { nameOf } = useAccountWords()
  return (
    <summary className="grid cursor-pointer list-none grid-cols-[40px_minmax(0,1fr)_16px] items-center gap-x-3 gap-y-2 px-4 py-3 hover:bg-hover lg:grid-cols-[40px_minmax(0,3fr)_minmax(0,3fr)_minmax(0,2fr)_minmax(0,2fr)_16px] [&::-webkit-details-marker]:hidden">
      <GlyphTile name={account.institution_name} size="large" faded={account.status === 'disconnected'} />
      <div className="min-w-0">
        <h2 className="font-medium wrap-anywhere">
          {nameOf(account)} <MaskedNumber last4={account.last4} className="text-ink-2" />
        </h2>
        <span className="block text-meta text-ink-3">{account.institution_name}</span>
      </div>
      <Icon name="chevron-right" className="text-ink-3 transition-transform group-open:rotate-90 lg:order-last" />
      <span className="col-start-2 lg:col-start-auto">
        {givenPermissions(account.permissions)
          .map((permission) => words(permission))
          .join(', ')}
      </span>
      <span className="col-start-2 lg:col-start-auto">
        <Until account={account} />
      </span>
      <span className="col-start-2 text-ink-2 lg:col-start-auto">
        {looks.length === 0 ? t('nobody') : t('looked', { count: looks.length })}
      </span>
    </summary>
  )
}

/** A date, until the reader stops it, or since when nothing comes. */
function Until({ account: { status, deactivation, stopped_at: stoppedAt } }: { account: AccountView }) {
  const t = useTranslations('sharing')
  if (status === 'disconnected') return <span className="text-ink-2">{t('ended')}</span>
  if (status === 'inactive') {
    return (
      <>
        <Badge tone="caution">{t('paused')}</Badge>
        {stoppedAt && (
          <span className="block text-meta text-ink-3">
            {t.rich('since', { date: () => <Timestamp at={stoppedAt} style="date" /> })}
          </span>
        )}
      </>
    )
  }
  if (!deactivation) return t('untilStopped')
  return t.rich('until', { date: () => <Timestamp at={deactivation.expected_at} style="date" /> })
}
