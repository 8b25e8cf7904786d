'use client'
import { useTranslations } from 'use-intl'
import { EntryForm } from './entry-form'
import { acceptInvitation } from './queries'
import { useEntry } from './use-entry'

/** A press, not the visit, uses the invitation up. */
export function AcceptForm({ token, next }: { token: string; next: string }) {
  const t = useTranslations('invite')
  const entry = useEntry({
    send: () => acceptInvitation(token),
    done: () => location.replace(next),
    check: () => ({}),
    explain: ({ message }) => ({ form: message }),
  })
  return (
    <EntryForm entry={entry} submit={t('submit')}>
      {null}
    </EntryForm>
  )
}
