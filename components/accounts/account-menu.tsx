'use client'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { buttonStyle } from '@/components/ui/button-style'
import { Icon } from '@/components/ui/icon'
import { later } from '@/components/ui/later'
import { Link } from '@/components/ui/link'
import { Menu, menuItem } from '@/components/ui/menu'
import { useToast } from '@/components/ui/toast'
import { WhenWanted } from '@/components/ui/when-wanted'
import type { AccountView } from '@/lib/accounts/account-view'
import { useReason } from '@/lib/http/reason'
import { accountNameId } from './account-header'
import type { Audience } from './audience'
import { changeDailyUpdates, type DailyUpdates } from './queries'
import { useAccountChange } from './use-account-change'

const DisconnectDialog = later(() => import('./disconnect-dialog'))
const NameDialog = later(() => import('./name-dialog'))

type Props = {
  account: AccountView
  audience: Audience
  /** Where its statement is, and what its transactions tell. */
  statement: string
  insights: string
}

/** What is done seldom: a statement, insights, a name, daily updates, and the end of sharing. A disconnected account keeps the first three. */
export function AccountMenu({ account, audience, statement, insights }: Props) {
  const t = useTranslations('account.menu')
  const [isNaming, setNaming] = useState(false)
  const [isDisconnecting, setDisconnecting] = useState(false)
  const isGone = account.status === 'disconnected'
  const wasGone = useRef(isGone)

  useEffect(() => {
    if (isGone && !wasGone.current) document.getElementById(accountNameId)?.focus()
    wasGone.current = isGone
  }, [isGone])

  return (
    <>
      <Menu
        label={t('label')}
        trigger={<Icon name="ellipsis" />}
        triggerClassName={buttonStyle({ variant: 'ghost', shape: 'icon' })}
      >
        <Link href={statement} className={menuItem('plain')}>
          <Icon name="text-align-start" />
          {t('statement')}
        </Link>
        <Link href={insights} className={menuItem('plain')}>
          <Icon name="chart-column" />
          {t('insights')}
        </Link>
        {audience === 'holder' && (
          <button type="button" className={menuItem('plain')} onClick={() => setNaming(true)}>
            <Icon name="pencil" />
            {t('name')}
          </button>
        )}
        <DailyUpdatesItem account={account} />
        {!isGone && (
          <button
            type="button"
            className={`${menuItem('plain')} text-critical-fg!`}
            onClick={() => setDisconnecting(true)}
          >
            <Icon name="unlink" />
            {t('disconnect')}
          </button>
        )}
      </Menu>
      <WhenWanted isWanted={isNaming}>
        <NameDialog account={account} open={isNaming} onClose={() => setNaming(false)} />
      </WhenWanted>
      <WhenWanted isWanted={isDisconnecting}>
        <DisconnectDialog account={account} open={isDisconnecting} onClose={() => setDisconnecting(false)} />
      </WhenWanted>
    </>
  )
}

function DailyUpdatesItem({ account }: { account: AccountView }) {
  const t = useTranslations('account.menu')
  const daily = useAccountChange((wanted: DailyUpdates) => changeDailyUpdates(account.id, wanted))
  const toast = useToast()
  const reasonOf = useReason()
  if (account.status !== 'active' || !account.permissions.includes('transactions')) return null
  const change: DailyUpdates = account.subscriptions.includes('transactions') ? 'unsubscribe' : 'subscribe'

  function apply() {
    daily.mutate(change, {
      onSuccess: () => toast(t(change === 'subscribe' ? 'subscribed' : 'unsubscribed')),
      onError: (error) => toast(t('failed', { reason: reasonOf(error) })),
    })
  }

  return (
    <button type="button" className={menuItem('plain')} onClick={apply}>
      <Icon name="history" />
      {t(change)}
    </button>
  )
}
