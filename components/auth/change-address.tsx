'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Field, Input } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { ProofFields } from '@/components/ui/proof-fields'
import { useToast } from '@/components/ui/toast'
import { useProved } from '@/lib/http/use-proved'
import { changeAddress } from './queries'
import type { Complaints } from './use-entry'
import { useFieldCheck } from './use-field-check'

/** Another address, once a press says that one is wanted. */
export function ChangeAddress({ isMailOff }: { isMailOff: boolean }) {
  const t = useTranslations('address.change')
  const [isOpen, setOpen] = useState(false)
  if (isOpen) return <ChangeForm isMailOff={isMailOff} onDone={() => setOpen(false)} />
  return (
    <div>
      <Button onClick={() => setOpen(true)}>{t('open')}</Button>
    </div>
  )
}

function ChangeForm({ isMailOff, onDone }: { isMailOff: boolean; onDone: () => void }) {
  const t = useTranslations('address.change')
  const toast = useToast()
  const router = useRouter()
  const check = useFieldCheck()
  const [seen, setSeen] = useState<Complaints>({})
  const [email, setEmail] = useState('')
  const { proof, ask, isAsking, reason } = useProved({
    act: changeAddress,
    onDone: () => {
      toast(isMailOff ? t('done') : t('asked', { email }))
      onDone()
      router.refresh()
    },
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const found = check({ email })
    setSeen(found)
    if (!found.email && !isAsking) ask({ email }, new FormData(event.currentTarget))
  }

  return (
    <form method="post" noValidate onSubmit={submit} className="grid gap-4">
      <div className="grid max-w-80 gap-4">
        <Field label={t('label')} hint={t(isMailOff ? 'hintOff' : 'hint')} error={seen.email}>
          {(wiring) => (
            <Input
              {...wiring}
              type="email"
              autoComplete="email"
              spellCheck={false}
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          )}
        </Field>
        <ProofFields proof={proof} />
      </div>
      {reason && (
        <Notice tone="critical" role="alert">
          {t('failed', { reason })}
        </Notice>
      )}
      <div>
        <Button type="submit" pending={isAsking}>
          {t('submit')}
        </Button>
      </div>
    </form>
  )
}
