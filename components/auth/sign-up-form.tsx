'use client'
import { useTranslations } from 'use-intl'
import { EntryForm } from './entry-form'
import { EmailField, NameField, NewPasswordField } from './fields'
import { signUp } from './queries'
import { useEntry } from './use-entry'
import { useFieldCheck } from './use-field-check'

export function SignUpForm({ minPasswordLength: length }: { minPasswordLength: number }) {
  const t = useTranslations('signUp')
  const entry = useEntry({
    send: signUp,
    check: useFieldCheck({ newPasswordLength: length }),
    explain: ({ code, param, message }) => {
      if (code === 'already_exists') return { email: t('emailTaken') }
      return param ? { [param]: message } : null
    },
  })
  return (
    <EntryForm entry={entry} submit={t('submit')}>
      <NameField complaints={entry.complaints} hint={t('nameHint')} />
      <EmailField complaints={entry.complaints} />
      <NewPasswordField complaints={entry.complaints} length={length} />
    </EntryForm>
  )
}
