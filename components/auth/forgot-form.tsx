'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { AnsweredForm } from './answered-form'
import { EmailField } from './fields'
import { askForReset } from './queries'
import { useFieldCheck } from './use-field-check'

export function ForgotForm({ next }: { next: ReactNode }) {
  const t = useTranslations('forgot')
  return (
    <AnsweredForm
      send={askForReset}
      check={useFieldCheck()}
      field="email"
      lead={t('lead')}
      submit={t('submit')}
      done={t('done')}
      next={next}
    >
      {(complaints) => <EmailField complaints={complaints} />}
    </AnsweredForm>
  )
}
