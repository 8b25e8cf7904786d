'use client'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Field, Input } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { signInWithCode } from './queries'
import { useEntry } from './use-entry'

/** The second step of signing in. */
export function CodeForm({ onStartAgain }: { onStartAgain: () => void }) {
  const t = useTranslations('signIn')
  const { complaints, pending, submit } = useEntry({
    send: signInWithCode,
    check: ({ code }) => (code?.trim() ? {} : { code: t('codeMissing') }),
    explain: ({ code, param }) => {
      if (code === 'not_signed_in') return { form: t('codeLate') }
      if (code === 'wrong_credentials') return { code: t('codeWrong') }
      return param === 'code' ? { code: t('codeMissing') } : null
    },
  })
  return (
    <form method="post" noValidate onSubmit={submit} className="grid gap-4">
      <p role="status" className="text-ink-2">
        {t('codeLead')}
      </p>
      {complaints.form && (
        <Notice tone="critical" role="alert">
          {complaints.form}
        </Notice>
      )}
      <Field label={t('code')} hint={t('codeHint')} error={complaints.code}>
        {(wiring) => <Input {...wiring} name="code" autoComplete="one-time-code" spellCheck={false} autoFocus />}
      </Field>
      <Button type="submit" variant="filled" size="large" pending={pending}>
        {t('codeSubmit')}
      </Button>
      <Button variant="ghost" onClick={onStartAgain}>
        {t('startAgain')}
      </Button>
    </form>
  )
}
