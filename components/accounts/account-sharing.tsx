'use client'
import { clsx } from 'clsx'
import { useTranslations } from 'use-intl'
import { Card, CardHeader } from '@/components/ui/card'
import { KeyValue, KeyValues } from '@/components/ui/key-values'
import { Link } from '@/components/ui/link'
import type { AccountView } from '@/lib/accounts/account-view'
import { paths } from '@/lib/paths'
import type { Audience } from './audience'

const permissions = ['balances', 'transactions', 'ownership', 'payment_method'] as const

/** Every permission there is, also those not given: what is not shared is worth as much to know. */
export function AccountSharing({ account, audience }: { account: AccountView; audience: Audience }) {
  const t = useTranslations('account.sharing')

  const isOver = account.status === 'disconnected'
  // A consent can only be widened, and only at the bank; what is shared already ends with Disconnect.
  const isWhole = permissions.every((permission) => account.permissions.includes(permission))
  const canShareMore = audience === 'holder' && account.status === 'active' && !isWhole

  function says(permission: string): string {
    return t(account.permissions.includes(permission) ? 'shared' : 'notShared')
  }

  return (
    <Card aria-labelledby="sharing">
      <CardHeader
        id="sharing"
        title={t(`${audience}.${isOver ? 'over' : 'now'}`)}
        aside={
          canShareMore && (
            <Link href={paths.reconnect(account.id)} className="link">
              {t('more')}
            </Link>
          )
        }
      />
      <KeyValues className="px-4 pb-4">
        {permissions.map((permission) => (
          <KeyValue key={permission} name={t(permission)}>
            <span className={clsx('whitespace-nowrap', !account.permissions.includes(permission) && 'text-ink-3')}>
              {says(permission)}
            </span>
          </KeyValue>
        ))}
        {account.permissions
          .filter((given) => !permissions.some((known) => known === given))
          .map((unknown) => (
            <KeyValue key={unknown} name={unknown}>
              {says(unknown)}
            </KeyValue>
          ))}
      </KeyValues>
    </Card>
  )
}
