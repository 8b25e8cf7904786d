'use client'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Field, Input } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { join } from './queries'
import { useEntry } from './use-entry'

/** The invitation stands behind the # of the address: it never reaches a server but in this form's request. */
export function JoinForm({ minPasswordLength: length, next }: { minPasswordLength: number; next: string }) {
  const t = useTranslations('join')
  const { complaints, pending, submit } = useEntry({
    send: (fields) => join(location.hash.slice(1), fields),
    done: () => location.replace(next),
    check: ({ name, password }) => ({
      ...(name?.trim() ? {} : { name: t('nameMissing') }),
      ...((password ?? '').length >= length ? {} : { password: t('passwordShort', { length }) }),
    }),
    explain: ({ param, message }) =>
      param === 'name' || param === 'password' ? { [param]: message } : { form: message },
  })
  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      {complaints.form && (
        <Notice tone="critical" role="alert">
          {complaints.form}
        </Notice>
      )}
      <Field label={t('name')} error={complaints.name}>
        {(wiring) => <Input {...wiring} name="name" autoComplete="name" />}
      </Field>
      <Field label={t('password')} hint={t('passwordHint', { length })} error={complaints.password}>
        {(wiring) => <Input {...wiring} name="password" type="password" autoComplete="new-password" />}
      </Field>
      <Button type="submit" variant="filled" size="large" pending={pending}>
        {t('submit')}
      </Button>
    </form>
  )
}
