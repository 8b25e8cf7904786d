'use client'
import { clsx } from 'clsx'
import { useTranslations } from 'use-intl'
import { ButtonLink } from '@/components/ui/button-link'
import { Link } from '@/components/ui/link'
import { MaskedNumber } from '@/components/ui/masked-number'
import type { AccountView } from '@/lib/accounts/account-view'
import { useAccountWords } from '@/lib/accounts/use-account-words'
import type { MoneyStyle } from '@/lib/format/money'
import { paths } from '@/lib/paths'
import { AccountRowBadge } from './account-row-badge'
import { AccountRowBalance } from './account-row-balance'
import { useRowMeta } from './row-meta'

type Props = {
  account: AccountView
  /** The one account that may wear the amber badge. */
  isMostUrgent: boolean
  /** Linked a moment ago. */
  hasArrived: boolean
  /** The currency most accounts share; another one is named. */
  mainCurrency: string | undefined
  symbol: MoneyStyle['symbol']
}

/** Two baselines: name and amount, type and age. On phones badge and button take a third line. */
export function AccountRow({ account, isMostUrgent, hasArrived, mainCurrency, symbol }: Props) {
  const t = useTranslations('accounts')
  const { nameOf } = useAccountWords()
  const meta = useRowMeta(account, { isMostUrgent, mainCurrency })
  const name = nameOf(account)
  const isGone = account.status === 'disconnected'
  return (
    <li
      className={clsx(
        'relative grid grid-cols-[minmax(0,1fr)_auto] content-start gap-x-4 gap-y-2 px-4 py-3 hover:bg-hover sm:px-6 @3xl:grid-cols-[minmax(160px,1fr)_minmax(0,auto)_144px] @3xl:-ml-3 @3xl:pl-3',
        hasArrived && 'arrived',
      )}
    >
      <div className="min-w-0">
        <Link
          href={paths.account(account.id)}
          data-row
          prefetch={false}
          className={clsx('row-link font-medium', isGone ? 'text-ink-2' : 'text-ink')}
        >
          <span className="mr-1">{name}</span> <MaskedNumber last4={account.last4} className="font-normal text-ink-2" />
        </Link>
        <p className="text-meta text-ink-3">{meta}</p>
      </div>
      <AccountRowBalance account={account} symbol={symbol} />
      <div className="col-span-2 flex flex-wrap items-center justify-between gap-2 empty:hidden @3xl:col-span-1 @3xl:col-start-2 @3xl:row-start-1 @3xl:self-center @3xl:justify-end">
        <AccountRowBadge account={account} isMostUrgent={isMostUrgent} />
        {account.status === 'inactive' && (
          <ButtonLink
            href={paths.reconnect(account.id)}
            size="small"
            aria-label={t('reconnectName', { name })}
            className="relative ml-auto"
          >
            {t('reconnect')}
          </ButtonLink>
        )}
      </div>
    </li>
  )
}
