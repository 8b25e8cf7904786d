'use client'
import { useTranslations } from 'use-intl'
import { Card } from '@/components/ui/card'
import { JsonView } from '@/components/ui/json-view'
import type { AccountView } from '@/lib/accounts/account-view'

/** The account as Stripe last gave it; owners are never in it. */
export function RawCard({ account }: { account: AccountView }) {
  const t = useTranslations('support')
  if (!account.stripe) return null
  return (
    <Card>
      <JsonView value={account.stripe} label={t('raw')} copyLabel={t('copy', { what: t('rawObject') })} />
    </Card>
  )
}
