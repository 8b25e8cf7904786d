'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { AnsweredForm } from './answered-form'
import { confirmAddress } from './queries'

/** A press, not the visit, confirms: what looks at links in mail before their reader does must not use them up. */
export function ConfirmForm({ next }: { next: ReactNode }) {
  const t = useTranslations('confirm')
  return (
    <AnsweredForm
      send={() => confirmAddress(location.hash.slice(1))}
      lead={t('lead')}
      submit={t('submit')}
      done={t('done')}
      next={next}
    />
  )
}
