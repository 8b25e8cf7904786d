'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Badge } from '@/components/ui/badge'
import { GlyphTile } from '@/components/ui/glyph-tile'
import { MaskedNumber } from '@/components/ui/masked-number'
import { Timestamp } from '@/components/ui/timestamp'
import type { AccountView } from '@/lib/accounts/account-view'
import { statusBadge } from '@/lib/accounts/status'
import { useAccountWords } from '@/lib/accounts/use-account-words'

type Props = {
  account: AccountView
  refresh: ReactNode
  menu: ReactNode
}

/** Where the focus goes when what had it is gone with the account's state. */
export const accountNameId = 'account-name'

/** Whose account, at which bank. Amber stays with the notice below; only a word that needs no one to act may stand here. */
export function AccountHeader({ account, refresh, menu }: Props) {
  const t = useTranslations('account')
  const { nameOf, typeOf } = useAccountWords()
  const badge = statusBadge('account', account.status)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 md:grid-cols-[minmax(0,1fr)_auto_auto]">
      <div className="col-start-1 row-start-1 flex min-w-0 items-start gap-3">
        <GlyphTile name={account.institution_name} size="large" faded={account.status === 'disconnected'} />
        <div className="min-w-0">
          <div className="-mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 id={accountNameId} tabIndex={-1} className="text-title">
              {nameOf(account)}{' '}
              <MaskedNumber last4={account.last4} className="ml-1 font-normal text-ink-2 tracking-normal" />
            </h1>
            {badge?.tone === 'neutral' && (
              <Badge tone="neutral">{'word' in badge ? badge.word : t(`status.${badge.label}`)}</Badge>
            )}
          </div>
          <p className="text-ink-2">
            {t('at', { type: typeOf(account), institution: account.institution_name })}
            <span className="max-md:hidden">
              {' · '}
              {t.rich('linked', { date: () => <Timestamp at={account.linked_at} style="date" /> })}
            </span>
          </p>
        </div>
      </div>
      <div className="col-span-2 row-start-2 has-[p:not(:empty)]:mt-4 md:col-span-1 md:col-start-2 md:row-start-1 md:mt-0! md:ml-4">
        {refresh}
      </div>
      <div className="col-start-2 row-start-1 self-start md:col-start-3 md:self-center">{menu}</div>
    </div>
  )
}
