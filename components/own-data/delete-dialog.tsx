'use client'
import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field, Input } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { Notice } from '@/components/ui/notice'
import { ProofFields } from '@/components/ui/proof-fields'
import { useReason } from '@/lib/http/reason'
import { readProof, useProved } from '@/lib/http/use-proved'
import { paths } from '@/lib/paths'
import { deleteOwnData } from './queries'

type Props = { email: string; open: boolean; onClose: () => void }

/** Says what goes and what stays, and has the reader type who they are. */
export function DeleteDialog({ email, open, onClose }: Props) {
  const t = useTranslations('ownData.delete')
  const common = useTranslations('common')
  const reasonOf = useReason()
  const form = useId()
  const [isWrong, setWrong] = useState(false)
  // A new document: nothing of the signed-in one is left in this tab.
  const { proof, error, isAsking, ask, reset } = useProved({
    act: deleteOwnData,
    onDone: ({ id }) => location.assign(paths.deletion(id)),
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const typed = String(given.get('email') ?? '').trim()
    const fits = typed.toLowerCase() === email.toLowerCase()
    setWrong(!fits)
    if (fits && !isAsking) ask({ email: typed }, readProof(given))
  }

  function close() {
    reset()
    setWrong(false)
    onClose()
  }

  return (
    <Dialog
      open={open}
      onClose={close}
      title={t('ask')}
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
      <Points title={t('goes')} icon="x" points={[t('points.accounts'), t('points.sharing'), t('points.profile')]} />
      <Points title={t('stays')} icon="check" points={[t('stub'), t('bank')]} />
      <form id={form} noValidate onSubmit={submit} className="mt-4 grid gap-4 text-ink">
        <Field label={t('type')} hint={email} error={isWrong && t('wrong')}>
          {(wiring) => <Input {...wiring} name="email" type="email" autoComplete="off" spellCheck={false} />}
        </Field>
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

function Points({ title, icon, points }: { title: string; icon: 'x' | 'check'; points: string[] }) {
  return (
    <div className="mt-4">
      <h3 className="font-semibold text-ink">{title}</h3>
      <ul className="mt-1 grid gap-1">
        {points.map((point) => (
          <li key={point} className="flex gap-2">
            <Icon name={icon} className="mt-0.5 text-ink-3" />
            {point}
          </li>
        ))}
      </ul>
    </div>
  )
}
