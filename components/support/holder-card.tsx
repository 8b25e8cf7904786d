'use client'
import { useTranslations } from 'use-intl'
import { Card, CardHeader } from '@/components/ui/card'
import { CopyButton } from '@/components/ui/copy-button'
import { Kbd } from '@/components/ui/kbd'
import { KeyValue, KeyValues } from '@/components/ui/key-values'
import type { AccountView } from '@/lib/accounts/account-view'

/** Whose account it is and by which ids Stripe knows it. C copies the account's. */
export function HolderCard({ account }: { account: AccountView }) {
  const t = useTranslations('support')
  const { holder } = account
  return (
    <Card aria-labelledby="holder">
      <CardHeader id="holder" title={t('holderTitle')} />
      <KeyValues className="px-4 pb-4">
        <KeyValue name={t('name')}>{holder?.name ?? <None />}</KeyValue>
        <KeyValue name={t('email')}>{holder?.email ?? <None />}</KeyValue>
        <IdLine name={t('account')} id={account.id} shortcut="c" />
        {holder?.customer && <IdLine name={t('customer')} id={holder.customer} />}
        {holder && <KeyValue name={t('type')}>{holder.type}</KeyValue>}
      </KeyValues>
    </Card>
  )
}

function IdLine({ name, id, shortcut }: { name: string; id: string; shortcut?: string }) {
  const t = useTranslations('support')
  return (
    <KeyValue name={name}>
      <span className="inline-flex items-center gap-1">
        <code className="font-mono text-meta break-all">{id}</code>
        {shortcut && <Kbd>{shortcut.toUpperCase()}</Kbd>}
        <CopyButton text={id} label={t('copy', { what: name })} {...(shortcut && { shortcut })} />
      </span>
    </KeyValue>
  )
}

function None() {
  const t = useTranslations('support')
  return <span className="text-ink-3">{t('none')}</span>
}
