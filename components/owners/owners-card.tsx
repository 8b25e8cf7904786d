'use client'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useBankNow } from '@/components/ui/bank-clock'
import { Button } from '@/components/ui/button'
import { Card, CardHeader } from '@/components/ui/card'
import { KeepFocus } from '@/components/ui/keep-focus'
import { Timestamp } from '@/components/ui/timestamp'
import type { AccountView } from '@/lib/accounts/account-view'
import { OwnerList } from './owner-list'
import { ownersState } from './owners-state'

type Props = {
  account: Pick<AccountView, 'id' | 'status' | 'permissions' | 'ownership' | 'ownership_refresh'>
  audience: 'holder' | 'staff'
  /** Asks the bank anew, which costs; the answer arrives with the account. */
  onAsk: () => void
  isAsking: boolean
}

/** Who owns the account: out of sight until somebody asks, and never stored. */
export function OwnersCard({ account, audience, onAsk, isAsking }: Props) {
  const t = useTranslations('owners')
  const nowMs = useBankNow()
  const [isShown, setShown] = useState(false)
  const state = ownersState(account, nowMs)
  const isStaff = audience === 'staff'
  const ask = (
    <Button pending={isAsking} onClick={onAsk}>
      {t('ask')}
    </Button>
  )

  if (state.kind === 'readable' && account.ownership !== null && isShown) {
    const hide = (
      <Button variant="ghost" size="small" className="-mr-2" onClick={() => setShown(false)}>
        {t('hide')}
      </Button>
    )
    return (
      <OwnersFrame aside={hide}>
        <OwnerList account={account.id} ownership={account.ownership} isMasked={isStaff} />
      </OwnersFrame>
    )
  }
  if (state.kind === 'readable') {
    return (
      <OwnersFrame>
        <Words action={<Button onClick={() => setShown(true)}>{t('show')}</Button>}>
          {t(isStaff ? 'hiddenStaff' : 'hidden')}
        </Words>
      </OwnersFrame>
    )
  }
  if (state.kind === 'never') {
    return (
      <OwnersFrame>
        <Words action={ask}>{t(isStaff ? 'neverStaff' : 'never')}</Words>
      </OwnersFrame>
    )
  }
  if (state.kind === 'failed') {
    return (
      <OwnersFrame>
        <Words action={state.nextAt === null && ask}>
          {t('askFailed')}{' '}
          {state.nextAt !== null && t.rich('askFailedNext', { time: () => <Timestamp at={state.nextAt ?? ''} /> })}
        </Words>
      </OwnersFrame>
    )
  }
  return (
    <OwnersFrame>
      <Words>{t(state.kind === 'unshared' && isStaff ? 'unsharedStaff' : state.kind)}</Words>
    </OwnersFrame>
  )
}

function OwnersFrame({ aside, children }: { aside?: ReactNode; children: ReactNode }) {
  const t = useTranslations('owners')
  return (
    <Card aria-labelledby="owners">
      <CardHeader id="owners" title={t('title')} aside={aside} />
      <KeepFocus className="px-4 pb-4">{children}</KeepFocus>
    </Card>
  )
}

function Words({ action, children }: { action?: ReactNode; children: ReactNode }) {
  return (
    <>
      <p className="text-pretty text-ink-2">{children}</p>
      {action && <div className="mt-3">{action}</div>}
    </>
  )
}
