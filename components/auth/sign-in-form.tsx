'use client'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Field, Input } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { useEntry } from './use-entry'

export function SignInForm() {
  const t = useTranslations('signIn')
  const { complaints, pending, submit } = useEntry({
    kind: 'sign-in',
    check: ({ email, password }) => ({
      ...(email?.trim() ? {} : { email: t('emailMissing') }),
      ...(password ? {} : { password: t('passwordMissing') }),
    }),
    explain: ({ code, param }) => {
      if (code === 'wrong_credentials') return { form: t('wrong') }
      return param === 'email' ? { email: t('emailMissing') } : null
    },
  })

  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      {complaints.form && (
        <Notice tone="critical" role="alert">
          {complaints.form}
        </Notice>
      )}
      <Field label={t('email')} error={complaints.email}>
        {(wiring) => <Input {...wiring} name="email" type="email" autoComplete="username" spellCheck={false} />}
      </Field>
      <Field label={t('password')} error={complaints.password}>
        {(wiring) => <Input {...wiring} name="password" type="password" autoComplete="current-password" />}
      </Field>
      <Button type="submit" variant="filled" size="large" pending={pending}>
        {t('submit')}
      </Button>
    </form>
  )
}
