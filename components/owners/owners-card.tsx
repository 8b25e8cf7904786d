'use client'
import { type ReactNode, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useBankNow } from '@/components/ui/bank-clock'
import { Button } from '@/components/ui/button'
import { Card, CardHeader } from '@/components/ui/card'
import { KeepFocus } from '@/components/ui/keep-focus'
import { later } from '@/components/ui/later'
import { Timestamp } from '@/components/ui/timestamp'
import type { AccountView } from '@/lib/accounts/account-view'
import { ownersState } from './owners-state'

const OwnerList = later(() => import('./owner-list'))

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
  const shown = state.kind === 'readable' && isShown ? account.ownership : null
  const hide = (
    <Button variant="ghost" size="small" className="-mr-2" onClick={() => setShown(false)}>
      {t('hide')}
    </Button>
  )
  const ask = (
    <Button pending={isAsking} onClick={onAsk}>
      {t('ask')}
    </Button>
  )

  function say() {
    switch (state.kind) {
      case 'readable':
        return (
          <Words action={<Button onClick={() => setShown(true)}>{t('show')}</Button>}>{t(`hidden.${audience}`)}</Words>
        )
      case 'never':
        return <Words action={ask}>{t(`never.${audience}`)}</Words>
      case 'unshared':
        return <Words>{t(`unshared.${audience}`)}</Words>
      case 'failed': {
        const { nextAt } = state
        if (nextAt === null) return <Words action={ask}>{t('askFailed')}</Words>
        return <Words>{t.rich('askFailedUntil', { time: () => <Timestamp at={nextAt} /> })}</Words>
      }
      default:
        return <Words>{t(state.kind)}</Words>
    }
  }

  return (
    <Card aria-labelledby="owners">
      <CardHeader id="owners" title={t('title')} aside={shown !== null && hide} />
      <KeepFocus className="px-4 pb-4">
        {shown === null ? (
          say()
        ) : (
          <Suspense>
            <OwnerList account={account.id} ownership={shown} isMasked={isStaff} />
          </Suspense>
        )}
      </KeepFocus>
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
