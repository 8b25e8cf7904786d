'use client'
import { useTranslations } from 'use-intl'
import { useBankNow } from '@/components/ui/bank-clock'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Kbd } from '@/components/ui/kbd'
import { KeepFocus } from '@/components/ui/keep-focus'
import { useReader } from '@/components/ui/use-reader'
import type { AccountView } from '@/lib/accounts/account-view'
import { formatMoment } from '@/lib/format/date'
import { type Feature, isRefreshing, nextRefreshAt, refreshableNow } from './refresh-plan'

type Props = { account: AccountView; onRefresh: (features: Feature[]) => void; isAsking: boolean }

/** Asks for everything that may be asked for now and says what that is; with nothing to ask it says when there will be. */
export function RefreshButton({ account, onRefresh, isAsking }: Props) {
  const t = useTranslations('account.refresh')
  const reader = useReader()
  const nowMs = useBankNow()
  const allowed = refreshableNow(account, nowMs)
  const running = isRefreshing(account)
  const next = nextRefreshAt(account, nowMs)
  const [first] = allowed

  function says(): string | null {
    if (running) return t('running')
    if (allowed.length > 1) return t('both')
    if (first === 'balance' || first === 'transactions') return t(first)
    return next === null ? null : t('next', { time: formatMoment(next, nowMs, reader) })
  }

  return (
    <KeepFocus className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-control max-sm:flex-1">
      <p role="status" className="text-meta text-ink-3 max-sm:basis-full">
        {says()}
      </p>
      {(first || isAsking) && (
        <Button pending={isAsking} className="max-sm:flex-1" data-shortcut="r" onClick={() => onRefresh(allowed)}>
          <Icon name="refresh-cw" />
          {t('button')}
          <Kbd>R</Kbd>
        </Button>
      )}
    </KeepFocus>
  )
}
