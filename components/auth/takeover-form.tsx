'use client'
import { useTranslations } from 'use-intl'
import { EntryForm } from './entry-form'
import { EmailField, NameField, NewPasswordField } from './fields'
import { takeOver } from './queries'
import { useEntry } from './use-entry'
import { useFieldCheck } from './use-field-check'

type Props = { name: string; minPasswordLength: number; next: string }

/** A guest becomes a customer. */
export function TakeoverForm({ name, minPasswordLength: length, next }: Props) {
  const t = useTranslations('guest')
  const entry = useEntry({
    send: takeOver,
    done: () => location.replace(next),
    check: useFieldCheck({ newPasswordLength: length }),
    explain: ({ code, param, message }) => {
      if (code === 'already_exists') return { email: t('emailTaken') }
      return { [param ?? 'form']: message }
    },
  })
  return (
    <EntryForm entry={entry} submit={t('takeOver')}>
      <NameField complaints={entry.complaints} initial={name} />
      <EmailField complaints={entry.complaints} />
      <NewPasswordField complaints={entry.complaints} length={length} />
    </EntryForm>
  )
}
