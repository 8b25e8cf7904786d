'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Card, CardHeader } from '@/components/ui/card'
import { DeleteDialog } from './delete-dialog'

/** Stands apart from everything else, since it cannot be taken back. */
export function DeleteCard({ email }: { email: string }) {
  const t = useTranslations('ownData.delete')
  const [isOpen, setOpen] = useState(false)
  return (
    <Card aria-labelledby="delete-data" className="mt-6">
      <CardHeader id="delete-data" title={t('title')} />
      <div className="grid justify-items-start gap-4 px-4 pb-4">
        <p className="max-w-prose text-ink-2">{t('text')}</p>
        <Button variant="danger" onClick={() => setOpen(true)}>
          {t('open')}
        </Button>
      </div>
      <DeleteDialog email={email} open={isOpen} onClose={() => setOpen(false)} />
    </Card>
  )
}
