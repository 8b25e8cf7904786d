'use client'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Field, Input } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { useEntry } from './use-entry'

type Props<Answer> = {
  /** What follows. */
  lead: string
  send: (fields: Record<string, string>) => Promise<Answer>
  done: (answer: Answer) => void
}

/** Password and code again, for what whoever finds the browser open must not do. */
export function ProofForm<Answer>({ lead, send, done }: Props<Answer>) {
  const t = useTranslations('security.factor')
  const { complaints, pending, submit } = useEntry({
    send,
    done,
    check: ({ password, code }) => ({
      ...(password ? {} : { password: t('passwordMissing') }),
      ...(code?.trim() ? {} : { code: t('codeMissing') }),
    }),
    explain: ({ code, param, message }) => {
      if (code !== 'wrong_credentials') return { form: message }
      return param === 'code' ? { code: t('codeWrong') } : { password: t('passwordWrong') }
    },
  })
  return (
    <form method="post" noValidate onSubmit={submit} className="grid max-w-80 gap-4">
      <p className="text-ink-2">{lead}</p>
      {complaints.form && (
        <Notice tone="critical" role="alert">
          {complaints.form}
        </Notice>
      )}
      <Field label={t('password')} error={complaints.password}>
        {(wiring) => <Input {...wiring} name="password" type="password" autoComplete="current-password" />}
      </Field>
      <Field label={t('code')} hint={t('anyCode')} error={complaints.code}>
        {(wiring) => <Input {...wiring} name="code" autoComplete="one-time-code" spellCheck={false} />}
      </Field>
      <div>
        <Button type="submit" variant="filled" pending={pending}>
          {t('goOn')}
        </Button>
      </div>
    </form>
  )
}
