'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Field, Input } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { CodeForm } from './code-form'
import { signIn } from './queries'
import { useEntry } from './use-entry'

export function SignInForm() {
  const t = useTranslations('signIn')
  const [step, setStep] = useState<'password' | 'code'>('password')
  const { complaints, pending, submit } = useEntry({
    send: signIn,
    done: (next) => (next === 'code' ? setStep('code') : location.reload()),
    check: ({ email, password }) => ({
      ...(email?.trim() ? {} : { email: t('emailMissing') }),
      ...(password ? {} : { password: t('passwordMissing') }),
    }),
    explain: ({ code, param, message }) => {
      if (code === 'wrong_credentials') return { form: t('wrong') }
      if (code === 'not_allowed') return { form: message }
      return param === 'email' ? { email: t('emailMissing') } : null
    },
  })

  if (step === 'code') return <CodeForm onStartAgain={() => setStep('password')} />
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
