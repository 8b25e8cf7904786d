'use client'
import { useTranslations } from 'use-intl'
import { Field, Input } from './field'

/** Who is at the browser says their password again, and the code of their second factor, where the server wants it. */
export function ProofFields({ proof }: { proof: 'none' | 'password' | 'code' }) {
  const t = useTranslations('common.proof')
  if (proof === 'none') return null
  return (
    <>
      <Field label={t('password')} hint={t('why')}>
        {(wiring) => <Input {...wiring} name="password" type="password" autoComplete="current-password" required />}
      </Field>
      {proof === 'code' && (
        <Field label={t('code')}>
          {(wiring) => <Input {...wiring} name="code" autoComplete="one-time-code" maxLength={40} required />}
        </Field>
      )}
    </>
  )
}
