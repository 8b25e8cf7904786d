'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field, Input } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { ProofFields } from '@/components/ui/proof-fields'
import { useToast } from '@/components/ui/toast'
import { type DeletionReason, deletionReasons } from '@/lib/deletions/deletion-choices'
import { useReason } from '@/lib/http/reason'
import { readProof, useProved } from '@/lib/http/use-proved'
import { paths } from '@/lib/paths'
import { deleteHolder } from './queries'

type Props = { holder: { id: string; name: string | null } }

/** For a person who asked staff to delete their data. Only admins see it. */
export function DeleteHolder({ holder: { id, name } }: Props) {
  const t = useTranslations('holderDeletion')
  const common = useTranslations('common')
  const reasonOf = useReason()
  const toast = useToast()
  const router = useRouter()
  const form = useId()
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState<DeletionReason>('asked_by_phone')
  const { proof, error, isAsking, ask, reset } = useProved({
    act: (asked: { reason: DeletionReason }) => deleteHolder(id, asked),
    onDone: () => {
      toast(t('done'))
      router.push(paths.support)
    },
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (!isAsking) ask({ reason }, readProof(new FormData(event.currentTarget)))
  }

  function close() {
    reset()
    setOpen(false)
  }

  return (
    <div className="border-t border-line px-4 py-3">
      <Button variant="danger" size="small" onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      <Dialog
        open={isOpen}
        onClose={close}
        title={t('title', { name: name ?? t('nobody') })}
        footer={
          <>
            <Button variant="ghost" onClick={close}>
              {common('cancel')}
            </Button>
            <Button variant="danger" type="submit" form={form} pending={isAsking}>
              {t('confirm')}
            </Button>
          </>
        }
      >
        <p className="text-pretty">{t('lead')}</p>
        <form id={form} onSubmit={submit} className="mt-4 grid gap-4 text-ink">
          <fieldset className="grid gap-2">
            <legend className="mb-2 font-medium">{t('why')}</legend>
            {deletionReasons.map((each) => (
              <label key={each} className="flex items-center gap-2 touch">
                <input
                  type="radio"
                  name="reason"
                  checked={reason === each}
                  onChange={() => setReason(each)}
                  className="size-4 accent-accent"
                />
                {t(`reasons.${each}`)}
              </label>
            ))}
          </fieldset>
          <Field label={t('type', { word: t('word') })}>
            {(wiring) => (
              <Input {...wiring} name="word" required pattern={t('word')} autoComplete="off" spellCheck={false} />
            )}
          </Field>
          <ProofFields proof={proof} />
          {error && (
            <Notice tone="critical" role="alert">
              {t('failed', { reason: reasonOf(error) })}
            </Notice>
          )}
        </form>
      </Dialog>
    </div>
  )
}
