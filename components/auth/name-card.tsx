'use client'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Card, CardHeader } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { useToast } from '@/components/ui/toast'
import { useReason } from '@/lib/http/reason'
import { NameField } from './fields'
import { changeName } from './queries'
import type { Complaints } from './use-entry'
import { useFieldCheck } from './use-field-check'

/** What somebody is called here. */
export function NameCard({ name }: { name: string }) {
  const t = useTranslations('security.name')
  const reasonOf = useReason()
  const toast = useToast()
  const router = useRouter()
  const check = useFieldCheck()
  const [seen, setSeen] = useState<Complaints>({})
  const change = useMutation({
    mutationFn: changeName,
    onSuccess: () => {
      toast(t('done'))
      // It stands in the menu as well.
      router.refresh()
    },
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const given = { name: String(new FormData(event.currentTarget).get('name')) }
    const found = check(given)
    setSeen(found)
    if (!found.name) change.mutate(given)
  }

  return (
    <Card aria-labelledby="own-name">
      <CardHeader id="own-name" title={t('title')} />
      <form method="post" noValidate onSubmit={submit} className="grid gap-4 px-4 pb-4">
        <div className="max-w-80">
          <NameField complaints={seen} initial={name} />
        </div>
        {change.error && (
          <Notice tone="critical" role="alert">
            {t('failed', { reason: reasonOf(change.error) })}
          </Notice>
        )}
        <div>
          <Button type="submit" pending={change.isPending}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
