'use client'
import { useTranslations } from 'use-intl'
import { Card, CardHeader } from '@/components/ui/card'
import { CopyButton } from '@/components/ui/copy-button'
import { Kbd } from '@/components/ui/kbd'
import { KeyValue, KeyValues } from '@/components/ui/key-values'
import type { AccountView } from '@/lib/accounts/account-view'

/** Whose account it is and by which ids Stripe knows it. An id is too long to share a line with its name. C copies the account's. */
export function HolderCard({ account }: { account: AccountView }) {
  const t = useTranslations('support')
  const { holder } = account
  return (
    <Card aria-labelledby="holder">
      <CardHeader id="holder" title={t('holderTitle')} />
      <KeyValues className="px-4 pb-4">
        <KeyValue name={t('name')}>{holder?.name ?? <None />}</KeyValue>
        <KeyValue name={t('email')}>{holder?.email ?? <None />}</KeyValue>
        {holder && <KeyValue name={t('type')}>{holder.type}</KeyValue>}
        <IdLine name={t('account')} id={account.id} shortcut="c" />
        {holder?.customer && <IdLine name={t('customer')} id={holder.customer} />}
      </KeyValues>
    </Card>
  )
}

function IdLine({ name, id, shortcut }: { name: string; id: string; shortcut?: string }) {
  const t = useTranslations('support')
  return (
    <div>
      <dt className="text-ink-2">{name}</dt>
      <dd className="flex items-center gap-1">
        <code className="mr-auto font-mono text-meta">{id}</code>
        {shortcut && <Kbd>{shortcut.toUpperCase()}</Kbd>}
        <span className="-mr-1.5 pointer-coarse:-mr-3.5">
          <CopyButton text={id} label={t('copy', { what: name })} {...(shortcut && { shortcut })} />
        </span>
      </dd>
    </div>
  )
}

function None() {
  const t = useTranslations('support')
  return <span className="text-ink-3">{t('none')}</span>
}
