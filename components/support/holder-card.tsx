'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Card, CardHeader } from '@/components/ui/card'
import { KeyValue, KeyValues } from '@/components/ui/key-values'
import type { AccountView } from '@/lib/accounts/account-view'
import { IdLine } from './id-line'
import { WhoSignsIn } from './who-signs-in'

/** Whose account it is, by which ids Stripe knows it, who signs in to see it, and below what may be done. C copies the account's id. */
export function HolderCard({ account, children }: { account: AccountView; children: ReactNode }) {
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
      <WhoSignsIn account={account} />
      {children}
    </Card>
  )
}

function None() {
  const t = useTranslations('support')
  return <span className="text-ink-3">{t('none')}</span>
}
