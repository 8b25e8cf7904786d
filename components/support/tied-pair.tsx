'use client'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { KeyValue, KeyValues } from '@/components/ui/key-values'
import { Timestamp } from '@/components/ui/timestamp'
import type { UserView } from '@/lib/account-holders/user-view'
import type { AccountView } from '@/lib/accounts/account-view'

type Props = { user: UserView; holder: NonNullable<AccountView['holder']> }

/** Both by name and id, so that whoever confirms has read them. It takes the focus, so that nothing is confirmed by the key that found it. */
export function TiedPair({ user, holder }: Props) {
  const t = useTranslations('support')
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [])
  return (
    <div ref={place} tabIndex={-1} className="grid gap-4 text-ink outline-none">
      <Side title={t('tie.user')}>
        <KeyValue name={t('name')}>{user.name}</KeyValue>
        <KeyValue name={t('tie.userId')}>
          <Id>{user.id}</Id>
        </KeyValue>
        <KeyValue name={t('tie.signedUp')}>
          <Timestamp at={user.signed_up_at} />
        </KeyValue>
        <KeyValue name={t('email')}>{t(user.email_verified ? 'tie.confirmed' : 'tie.notConfirmed')}</KeyValue>
      </Side>
      <Side title={t('holderTitle')}>
        <KeyValue name={t('name')}>{holder.name ?? t('none')}</KeyValue>
        <KeyValue name={t('customer')}>
          <Id>{holder.customer ?? t('none')}</Id>
        </KeyValue>
      </Side>
    </div>
  )
}

function Side({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="rounded-notice bg-sunken p-3">
      <h3 className="mb-2 font-semibold">{title}</h3>
      <KeyValues>{children}</KeyValues>
    </section>
  )
}

function Id({ children }: { children: string }) {
  return <code className="break-all font-mono text-meta">{children}</code>
}
