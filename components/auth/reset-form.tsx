'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { AnsweredForm } from './answered-form'
import { NewPasswordField } from './fields'
import { resetPassword } from './queries'
import { useFieldCheck } from './use-field-check'

/** The link's secret stands behind the # of the address, as an invitation's does. */
export function ResetForm({ minPasswordLength: length, next }: { minPasswordLength: number; next: ReactNode }) {
  const t = useTranslations('reset')
  return (
    <AnsweredForm
      send={(fields) => resetPassword(location.hash.slice(1), fields)}
      check={useFieldCheck({ newPasswordLength: length })}
      field="password"
      lead={t('lead')}
      submit={t('submit')}
      done={t('done')}
      next={next}
    >
      {(complaints) => <NewPasswordField complaints={complaints} length={length} />}
    </AnsweredForm>
  )
}
