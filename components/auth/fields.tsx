'use client'
import { useTranslations } from 'use-intl'
import { Field, Input } from '@/components/ui/field'
import type { Complaints } from './use-entry'

type Props = { complaints: Complaints }

export function NameField({ complaints, hint, initial }: Props & { hint?: string; initial?: string }) {
  const t = useTranslations('entry')
  return (
    <Field label={t('name')} hint={hint} error={complaints.name}>
      {(wiring) => <Input {...wiring} name="name" autoComplete="name" defaultValue={initial} />}
    </Field>
  )
}

export function EmailField({ complaints }: Props) {
  const t = useTranslations('entry')
  return (
    <Field label={t('email')} error={complaints.email}>
      {(wiring) => <Input {...wiring} name="email" type="email" autoComplete="username" spellCheck={false} />}
    </Field>
  )
}

export function PasswordField({ complaints }: Props) {
  const t = useTranslations('entry')
  return (
    <Field label={t('password')} error={complaints.password}>
      {(wiring) => <Input {...wiring} name="password" type="password" autoComplete="current-password" />}
    </Field>
  )
}

/** One that is chosen now; `length` is the shortest that is taken. Beside the one before it has another label and name. */
export function NewPasswordField({
  complaints,
  length,
  label,
  name = 'password',
}: Props & { length: number; label?: string; name?: string }) {
  const t = useTranslations('entry')
  return (
    <Field label={label ?? t('password')} hint={t('passwordHint', { length })} error={complaints.password}>
      {(wiring) => <Input {...wiring} name={name} type="password" autoComplete="new-password" />}
    </Field>
  )
}
