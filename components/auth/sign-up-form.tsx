'use client'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Field, Input } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { signUp } from './queries'
import { useEntry } from './use-entry'

export function SignUpForm({ minPasswordLength: length }: { minPasswordLength: number }) {
  const t = useTranslations('signUp')
  const { complaints, pending, submit } = useEntry({
    send: signUp,
    check: ({ name, email, password }) => ({
      ...(name?.trim() ? {} : { name: t('nameMissing') }),
      ...(email?.includes('@') ? {} : { email: t('emailWrong') }),
      ...((password ?? '').length >= length ? {} : { password: t('passwordShort', { length }) }),
    }),
    explain: ({ code, param, message }) => {
      if (code === 'already_exists') return { email: t('emailTaken') }
      if (param === 'email') return { email: t('emailWrong') }
      return param ? { [param]: message } : null
    },
  })

  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      {complaints.form && (
        <Notice tone="critical" role="alert">
          {complaints.form}
        </Notice>
      )}
      <Field label={t('name')} hint={t('nameHint')} error={complaints.name}>
        {(wiring) => <Input {...wiring} name="name" autoComplete="name" />}
      </Field>
      <Field label={t('email')} error={complaints.email}>
        {(wiring) => <Input {...wiring} name="email" type="email" autoComplete="username" spellCheck={false} />}
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
