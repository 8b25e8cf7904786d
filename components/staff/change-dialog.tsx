'use client'
import { type FormEvent, useId } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { ProofFields } from '@/components/ui/proof-fields'
import { useReason } from '@/lib/http/reason'
import { readProof, useProved } from '@/lib/http/use-proved'
import type { StaffView } from '@/lib/staff/staff-view'
import { changeStaff, type StaffAct } from './queries'

/** What each act is called, on the buttons of a row and here. */
export const labels = {
  admin: 'makeAdmin',
  support: 'makeSupport',
  suspend: 'suspend',
  unsuspend: 'unsuspend',
  remove: 'remove',
} as const

type Props = { person: StaffView; act: StaffAct; onClose: () => void; onChanged: () => Promise<unknown> }

/** Asks before somebody's rights change, and who it is that changes them. */
export function ChangeDialog({ person: { id, name }, act, onClose, onChanged }: Props) {
  const t = useTranslations('staff')
  const common = useTranslations('common')
  const reasonOf = useReason()
  const form = useId()
  const { proof, ask, isAsking, error } = useProved({
    act: ({ act }: { act: StaffAct }) => changeStaff(id, act),
    onDone: () => {
      onClose()
      return onChanged()
    },
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (!isAsking) ask({ act }, readProof(new FormData(event.currentTarget)))
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t(`ask.${act}`, { name })}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button variant="danger" type="submit" form={form} pending={isAsking}>
            {t(labels[act])}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="grid gap-4">
        <p className="text-pretty">{t(`tell.${act}`)}</p>
        <ProofFields proof={proof} />
        {error && (
          <Notice tone="critical" role="alert">
            {t('failed', { reason: reasonOf(error) })}
          </Notice>
        )}
      </form>
    </Dialog>
  )
}
