'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { CodeForm } from './code-form'
import { EntryForm } from './entry-form'
import { EmailField, PasswordField } from './fields'
import { signIn } from './queries'
import { useEntry } from './use-entry'
import { useFieldCheck } from './use-field-check'

export function SignInForm() {
  const t = useTranslations('signIn')
  const [step, setStep] = useState<'password' | 'code'>('password')
  const entry = useEntry({
    send: signIn,
    done: (next) => (next === 'code' ? setStep('code') : location.reload()),
    check: useFieldCheck(),
    explain: ({ code, param, message }) => {
      if (code === 'wrong_credentials') return { form: t('wrong') }
      if (code === 'not_allowed') return { form: message }
      return param ? { [param]: message } : null
    },
  })

  if (step === 'code') return <CodeForm onStartAgain={() => setStep('password')} />
  return (
    <EntryForm entry={entry} submit={t('submit')}>
      <EmailField complaints={entry.complaints} />
      <PasswordField complaints={entry.complaints} />
    </EntryForm>
  )
}
