'use client'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Notice } from '@/components/ui/notice'
import { useReason } from '@/lib/http/reason'
import { paths } from '@/lib/paths'
import type { Stayed } from './link-accounts'
import { isAnswer, linkStates } from './link-states'
import { PartlyLinked } from './partly-linked'

type Props = {
  outcome: Stayed
  /** What the account is called that was to be linked again. */
  relinkedName: string
  onFinish: (session: string) => void
  onLook: (session: string) => void
}

/** What came of it, in words of its own, where the person pressed. Leaving is an answer, not a fault. */
export function LinkOutcomeNotice({ outcome, relinkedName, onFinish, onLook }: Props) {
  const place = useRef<HTMLDivElement>(null)

  useEffect(() => {
    // The bank's window has covered the page; the notice may lie below what is in sight.
    if (outcome) place.current?.scrollIntoView({ block: 'nearest' })
  }, [outcome])

  return (
    <div ref={place} className="scroll-my-24">
      {outcome.kind === 'partly' ? (
        <PartlyLinked accounts={outcome.accounts} failed={outcome.failed} />
      ) : (
        <OutcomeWords outcome={outcome} relinkedName={relinkedName} onFinish={onFinish} onLook={onLook} />
      )}
    </div>
  )
}

type Worded = Props & { outcome: Exclude<Stayed, { kind: 'partly' }> }

function OutcomeWords({ outcome, relinkedName, onFinish, onLook }: Worded) {
  const t = useTranslations('link')
  const reason = useOutcomeReason(outcome)
  const count = 'accounts' in outcome ? outcome.accounts.length : 0
  const values = { name: relinkedName, count, reason, last4: outcome.kind === 'byHand' ? outcome.last4 : '' }
  return (
    <Notice
      tone={linkStates[outcome.kind].tone}
      role={isAnswer(outcome) ? 'status' : 'alert'}
      title={t(`states.${outcome.kind}.title`, values)}
      action={<WayOn outcome={outcome} onFinish={onFinish} onLook={onLook} />}
    >
      {t(`states.${outcome.kind}.text`, values)}
    </Notice>
  )
}

function useOutcomeReason(outcome: Stayed): string {
  const t = useTranslations('link')
  const reasonOf = useReason()
  if ('error' in outcome) return reasonOf(outcome.error)
  return outcome.kind === 'bank' ? (outcome.reason ?? t('noReason')) : ''
}

/** Where the way on is to start again, the page's own button does. */
function WayOn({ outcome, onFinish, onLook }: Omit<Worded, 'relinkedName'>) {
  const t = useTranslations('link')
  if (outcome.kind === 'other') return <ToAccounts />
  if (outcome.kind === 'hanging') {
    return (
      <Button variant="filled" onClick={() => window.location.reload()}>
        {t('reload')}
      </Button>
    )
  }
  if (outcome.kind === 'returned') return <Button onClick={() => onLook(outcome.session)}>{t('lookAgain')}</Button>
  if (outcome.kind !== 'completion') return null
  return (
    <>
      <ToAccounts />
      <Button variant="filled" onClick={() => onFinish(outcome.session)}>
        {t('retry')}
      </Button>
    </>
  )
}

function ToAccounts() {
  const t = useTranslations('link')
  return (
    <ButtonLink href={paths.accounts} variant="ghost">
      {t('goAccounts')}
    </ButtonLink>
  )
}
