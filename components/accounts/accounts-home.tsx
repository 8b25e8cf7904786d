'use client'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { ButtonLink } from '@/components/ui/button-link'
import { Icon } from '@/components/ui/icon'
import type { AccountView } from '@/lib/accounts/account-view'
import { paths } from '@/lib/paths'
import { InstitutionList } from './institution-list'
import { NoAccounts } from './no-accounts'
import { accountsOptions } from './queries'
import { StaleNotice } from './stale-notice'
import { TotalsCard } from './totals-card'

type Props = {
  /** As the server read them. */
  initial: AccountView[]
  /** Linked a moment ago: shown as arriving, once. */
  arrived: readonly string[]
}

export function AccountsHome({ initial, arrived }: Props) {
  const t = useTranslations('accounts')
  const { data: accounts, error, refetch, isFetching } = useQuery(accountsOptions(initial))

  useEffect(() => {
    // The address has told what arrived; a reload must not tell it again.
    if (arrived.length > 0) window.history.replaceState(null, '', paths.accounts)
  }, [arrived])

  if (accounts.length === 0) return <NoAccounts />
  return (
    <div className="grid gap-6">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h1 className="text-title">{t('title')}</h1>
        <ButtonLink href={paths.link} variant="filled">
          <Icon name="plus" />
          {t('link')}
        </ButtonLink>
      </div>
      {error && <StaleNotice error={error} onRetry={refetch} isRetrying={isFetching} />}
      <TotalsCard accounts={accounts} />
      <InstitutionList accounts={accounts} arrived={arrived} />
    </div>
  )
}
