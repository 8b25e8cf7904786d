'use client'
import { useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { type ReactNode, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslations } from 'use-intl'
import StaleNotice from '@/components/shell/stale-notice'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Icon } from '@/components/ui/icon'
import type { AccountView } from '@/lib/accounts/account-view'
import { paths } from '@/lib/paths'
import { InstitutionList } from './institution-list'
import { accountsOptions } from './queries'

/** Done seldom: what it takes is fetched when it is asked for. */
const ArrangeList = dynamic(() => import('./arrange-list').then((module) => module.ArrangeList))

const arrangeId = 'arrange-accounts'

type Props = {
  /** As the server read them. */
  initial: AccountView[]
  /** Linked a moment ago: shown as arriving, once. */
  arrived: readonly string[]
  /** What stands here while nothing is linked; drawn on the server, since most people never see it. */
  empty: ReactNode
  /** What there is in all, above the list. */
  children: (accounts: readonly AccountView[]) => ReactNode
}

export function AccountsHome({ initial, arrived, empty, children }: Props) {
  const t = useTranslations('accounts')
  const [isArranging, setArranging] = useState(false)
  const { data, error, refetch, isFetching } = useQuery(accountsOptions(initial))
  // What was kept from before the first link must not hide what the server has just read.
  const accounts = data.length > 0 ? data : initial

  function stopArranging() {
    flushSync(() => setArranging(false))
    document.getElementById(arrangeId)?.focus()
  }

  useEffect(() => {
    // The address has told what arrived; a reload must not tell it again.
    if (arrived.length > 0) window.history.replaceState(null, '', paths.accounts)
  }, [arrived])

  if (accounts.length === 0) return empty
  return (
    <div className="grid gap-6">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h1 className="text-title">{t('title')}</h1>
        <div className="flex flex-wrap gap-2">
          {accounts.length > 1 && !isArranging && (
            <Button id={arrangeId} variant="ghost" onClick={() => setArranging(true)}>
              <Icon name="arrow-up-down" />
              <span className="max-sm:sr-only">{t('arrange.start')}</span>
            </Button>
          )}
          <ButtonLink href={paths.link} variant="filled">
            <Icon name="plus" />
            {t('link')}
          </ButtonLink>
        </div>
      </div>
      {error && <StaleNotice error={error} onRetry={refetch} isRetrying={isFetching} />}
      {children(accounts)}
      {isArranging ? (
        <ArrangeList accounts={accounts} onDone={stopArranging} />
      ) : (
        <InstitutionList accounts={accounts} arrived={arrived} />
      )}
    </div>
  )
}
