'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Field, Input } from '@/components/ui/field'
import { Points } from '@/components/ui/points'
import { ProvedDialog } from '@/components/ui/proved-dialog'
import { useProved } from '@/lib/http/use-proved'
import { paths } from '@/lib/paths'
import { deleteOwnData } from './queries'

type Props = { email: string; open: boolean; onClose: () => void }

/** Says what goes and what stays, and has the reader type who they are. */
export function DeleteDialog({ email, open, onClose }: Props) {
  const t = useTranslations('ownData.delete')
  const [isWrong, setWrong] = useState(false)
  // A new document: nothing of the signed-in one is left in this tab.
  const asking = useProved({ act: deleteOwnData, onDone: ({ id }) => location.assign(paths.deletion(id)) })

  function submit(given: FormData) {
    const typed = String(given.get('email') ?? '').trim()
    const fits = typed.toLowerCase() === email.toLowerCase()
    setWrong(!fits)
    if (fits) asking.ask({ email: typed }, given)
  }

  function close() {
    asking.reset()
    setWrong(false)
    onClose()
  }

  return (
    <ProvedDialog
      open={open}
      onClose={close}
      title={t('ask')}
      lead={
        <>
          <Points
            title={t('goes')}
            icon="x"
            points={[t('points.accounts'), t('points.sharing'), t('points.profile')]}
          />
          <Points title={t('stays')} icon="check" points={[t('stub'), t('bank')]} />
        </>
      }
      confirmLabel={t('confirm')}
      asking={asking}
      onSubmit={submit}
      failed={(reason) => t('failed', { reason })}
    >
      <Field label={t('type')} hint={email} error={isWrong && t('wrong')}>
        {(wiring) => (
          <Input
            {...wiring}
            name="email"
            inputMode="email"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
          />
        )}
      </Field>
    </ProvedDialog>
  )
}
