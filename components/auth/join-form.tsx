'use client'
import { useTranslations } from 'use-intl'
import { EntryForm } from './entry-form'
import { NameField, NewPasswordField } from './fields'
import { join } from './queries'
import { useEntry } from './use-entry'
import { useFieldCheck } from './use-field-check'

/** The invitation stands behind the # of the address: it never reaches a server but in this form's request. */
export function JoinForm({ minPasswordLength: length, next }: { minPasswordLength: number; next: string }) {
  const t = useTranslations('join')
  const entry = useEntry({
    send: (fields) => join(location.hash.slice(1), fields),
    done: () => location.replace(next),
    check: useFieldCheck({ newPasswordLength: length }),
    explain: ({ param, message }) =>
      param === 'name' || param === 'password' ? { [param]: message } : { form: message },
  })
  return (
    <EntryForm entry={entry} submit={t('submit')}>
      <NameField complaints={entry.complaints} />
      <NewPasswordField complaints={entry.complaints} length={length} />
    </EntryForm>
  )
}
