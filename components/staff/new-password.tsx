'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { ProvedDialog } from '@/components/ui/proved-dialog'
import { RadioGroup } from '@/components/ui/radio-group'
import { useProved } from '@/lib/http/use-proved'
import { type ResetReason, resetReasons } from '@/lib/staff/reset-choices'
import type { StaffView } from '@/lib/staff/staff-view'
import { makeResetLink } from './queries'

/** A link to a new password, for whoever no mail reaches. It is gone when its dialog closes. */
export function NewPassword({ person: { id, name } }: { person: StaffView }) {
  const t = useTranslations('staff.newPassword')
  const staff = useTranslations('staff')
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState<ResetReason>('asked_in_person')
  const [link, setLink] = useState<string | null>(null)
  const asking = useProved({
    act: (asked: { reason: ResetReason }) => makeResetLink(id, asked.reason),
    onDone: (made) => setLink(made.link),
  })

  function close() {
    asking.reset()
    setLink(null)
    setOpen(false)
  }

  return (
    <>
      <Button size="small" aria-label={`${t('open')}: ${name}`} onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      <ProvedDialog
        open={isOpen && link === null}
        onClose={close}
        title={t('title', { name })}
        lead={t('lead')}
        confirmLabel={t('make')}
        variant="filled"
        asking={asking}
        onSubmit={(given) => asking.ask({ reason }, given)}
        failed={(why) => t('failed', { reason: why })}
      >
        <RadioGroup
          legend={t('why')}
          options={resetReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
          value={reason}
          onChange={setReason}
        />
      </ProvedDialog>
      {link !== null && (
        <Dialog
          open
          onClose={close}
          title={t('madeTitle', { name })}
          footer={
            <Button variant="filled" onClick={close}>
              {t('done')}
            </Button>
          }
        >
          <Notice tone="positive" action={<CopyButton text={link} label={staff('copyLink')} />}>
            {t('made')}
            <code className="mt-2 block break-all font-mono text-meta">{link}</code>
          </Notice>
        </Dialog>
      )}
    </>
  )
}
