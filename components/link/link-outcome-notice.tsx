'use client'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Notice } from '@/components/ui/notice'
import { useReason } from '@/lib/http/reason'
import { paths } from '@/lib/paths'
import type { LinkOutcome } from './link-accounts'
import { PartlyLinked } from './partly-linked'

type Props = { outcome: LinkOutcome; onFinish: (session: string) => void }

/** What came of it, in words of its own, where the person pressed. Leaving is an answer, not a fault. */
export function LinkOutcomeNotice({ outcome, onFinish }: Props) {
  const place = useRef<HTMLDivElement>(null)

  useEffect(() => {
    // The bank's window has covered the page; the notice may lie below what is in sight.
    if (outcome) place.current?.scrollIntoView({ block: 'nearest' })
  }, [outcome])

  return (
    <div ref={place} className="scroll-my-24">
      <OutcomeWords outcome={outcome} onFinish={onFinish} />
    </div>
  )
}

function OutcomeWords({ outcome, onFinish }: Props) {
  const t = useTranslations('link.outcomes')
  const reasonOf = useReason()
  switch (outcome.kind) {
    case 'linked':
      return <PartlyLinked accounts={outcome.accounts} failed={outcome.failed} />
    case 'left':
      return (
        <Notice tone="neutral" role="status">
          {t('left')}
        </Notice>
      )
    case 'completion':
      return (
        <Notice
          tone="caution"
          role="alert"
          title={t('completionTitle')}
          action={<FinishButton onClick={() => onFinish(outcome.session)} />}
        >
          {t('completion', { reason: reasonOf(outcome.error) })}
        </Notice>
      )
    case 'hanging':
      return (
        <Notice tone="neutral" role="alert" title={t('hangingTitle')} action={<ReloadButton />}>
          {t('hanging')}
        </Notice>
      )
    case 'offline':
    case 'blocked':
      return (
        <Notice tone="neutral" role="alert" title={t(`${outcome.kind}Title`)}>
          {t(outcome.kind)}
        </Notice>
      )
    case 'session':
      return (
        <Notice tone="critical" role="alert" title={t('sessionTitle')}>
          {t('session', { reason: reasonOf(outcome.error) })}
        </Notice>
      )
    case 'bank':
      return (
        <Notice tone="critical" role="alert" title={t('bankTitle')}>
          {t('bank', { reason: outcome.reason ?? t('noReason') })}
        </Notice>
      )
  }
}

function FinishButton({ onClick }: { onClick: () => void }) {
  const t = useTranslations('link')
  return (
    <>
      <ButtonLink href={paths.accounts} variant="ghost">
        {t('goAccounts')}
      </ButtonLink>
      <Button variant="filled" onClick={onClick}>
        {t('retry')}
      </Button>
    </>
  )
}

function ReloadButton() {
  const t = useTranslations('link')
  return (
    <Button variant="filled" onClick={() => window.location.reload()}>
      {t('reload')}
    </Button>
  )
}
