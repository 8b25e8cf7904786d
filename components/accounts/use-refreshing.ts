'use client'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useBankNow } from '@/components/ui/bank-clock'
import { useToast } from '@/components/ui/toast'
import type { AccountView } from '@/lib/accounts/account-view'
import { askRefresh } from './ask-refresh'
import { type Feature, isRefreshing, refreshPlan } from './refresh-plan'
import { useAccountChange } from './use-account-change'

/** Asks the bank anew, and says when the answer has come: the person may be reading elsewhere on the page by then. */
export function useRefreshing(account: AccountView) {
  const nowMs = useBankNow()
  const refresh = useAccountChange((wanted: Feature[]) => askRefresh(account.id, wanted, nowMs))
  useSayWhenDone(account)
  const asking: readonly Feature[] = refresh.isPending ? refresh.variables : []
  return {
    ask: (wanted: Feature[]) => refresh.mutate(wanted),
    asking,
    isAskingForMoney: asking.some((feature) => feature !== 'ownership'),
    error: refresh.error,
    /** What was asked for too early; null where it was not. */
    notYet: refresh.data?.kind === 'notYet' ? refresh.data : null,
  }
}

function useSayWhenDone(account: AccountView): void {
  const t = useTranslations('account.refresh')
  const toast = useToast()
  const running = isRefreshing(account)
  const wasRunning = useRef(running)
  const failed = refreshPlan(account, 0).some(({ status }) => status === 'failed')

  useEffect(() => {
    if (wasRunning.current && !running) toast(t(failed ? 'finishedBadly' : 'finished'))
    wasRunning.current = running
  }, [running, failed, toast, t])
}
