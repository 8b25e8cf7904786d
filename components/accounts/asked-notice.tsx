'use client'
import { useTranslations } from 'use-intl'
import { useBankNow } from '@/components/ui/bank-clock'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { useToast } from '@/components/ui/toast'
import { useReader } from '@/components/ui/use-reader'
import type { AccountView, ReplacementCandidate } from '@/lib/accounts/account-view'
import { useAccountWords } from '@/lib/accounts/use-account-words'
import { formatDate } from '@/lib/format/date'
import { useReason } from '@/lib/http/reason'
import { accountNameId } from './account-header'
import { settleReplacement } from './queries'
import { useAccountChange } from './use-account-change'

type Props = { account: AccountView; candidates: readonly ReplacementCandidate[] }

/** Nobody but a person can tell whether these are one account, and a total that counted it twice would be wrong. */
export function AskedNotice({ account, candidates }: Props) {
  const t = useTranslations('account.notice')
  const toast = useToast()
  const reasonOf = useReason()
  const reader = useReader()
  const nowMs = useBankNow()
  const { nameOf } = useAccountWords()
  const settle = useAccountChange((old: string | null) => settleReplacement(account.id, old))

  function answer(old: string | null) {
    settle.mutate(old, {
      onSuccess: () => {
        document.getElementById(accountNameId)?.focus()
        toast(t(old === null ? 'askedApart' : 'askedTogether'))
      },
    })
  }

  function labelOf(candidate: ReplacementCandidate): string {
    const name = candidate.last4 === null ? nameOf(candidate) : `${nameOf(candidate)} •••• ${candidate.last4}`
    return t('askedSame', { name, date: formatDate(candidate.linked_at, nowMs, reader) })
  }

  return (
    <div className="grid gap-3">
      <Notice tone="caution" title={t('askedTitle')}>
        {t('askedBody', { institution: account.institution_name })}
        <span className="mt-3 flex flex-wrap gap-2">
          {candidates.map((candidate) => (
            <Button
              key={candidate.id}
              pending={settle.isPending && settle.variables === candidate.id}
              onClick={() => answer(candidate.id)}
            >
              {labelOf(candidate)}
            </Button>
          ))}
          <Button pending={settle.isPending && settle.variables === null} onClick={() => answer(null)}>
            {t('askedNone', { count: candidates.length })}
          </Button>
        </span>
      </Notice>
      {settle.error && (
        <Notice tone="critical" role="alert">
          {t('askedFailed', { reason: reasonOf(settle.error) })}
        </Notice>
      )}
    </div>
  )
}
