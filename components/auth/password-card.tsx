'use client'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Card, CardHeader } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { ProofFields } from '@/components/ui/proof-fields'
import { useToast } from '@/components/ui/toast'
import { ApiError } from '@/lib/http/client'
import { useReason } from '@/lib/http/reason'
import { useProved } from '@/lib/http/use-proved'
import { NewPasswordField } from './fields'
import { changePassword, sessionsKey } from './queries'
import type { Complaints } from './use-entry'
import { useFieldCheck } from './use-field-check'

/** Another password; the one before is asked for where it was not said lately. */
export function PasswordCard({ minPasswordLength: length }: { minPasswordLength: number }) {
  const t = useTranslations('security.password')
  const reasonOf = useReason()
  const toast = useToast()
  const client = useQueryClient()
  const check = useFieldCheck({ newPasswordLength: length })
  const form = useRef<HTMLFormElement>(null)
  const [seen, setSeen] = useState<Complaints>({})
  const { proof, ask, isAsking, error } = useProved({
    act: changePassword,
    onDone: () => {
      form.current?.reset()
      toast(t('done'))
      return client.invalidateQueries({ queryKey: sessionsKey })
    },
  })
  const isAboutNew = error instanceof ApiError && error.code === 'parameter_invalid'

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const password = String(given.get('new_password'))
    const found = check({ password })
    setSeen(found)
    if (!found.password && !isAsking) ask({ password }, given)
  }

  return (
    <Card aria-labelledby="own-password">
      <CardHeader id="own-password" title={t('title')} />
      <form method="post" ref={form} noValidate onSubmit={submit} className="grid gap-4 px-4 pb-4">
        <p className="max-w-prose text-ink-2">{t('text')}</p>
        <div className="grid max-w-80 gap-4">
          <NewPasswordField
            complaints={isAboutNew ? { password: error.message, ...seen } : seen}
            length={length}
            label={t('new')}
            name="new_password"
          />
          <ProofFields proof={proof} />
        </div>
        {error && !isAboutNew && (
          <Notice tone="critical" role="alert">
            {t('failed', { reason: reasonOf(error) })}
          </Notice>
        )}
        <div>
          <Button type="submit" pending={isAsking}>
            {t('change')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
