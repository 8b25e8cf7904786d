'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Field, Input } from '@/components/ui/field'
import { ProvedDialog } from '@/components/ui/proved-dialog'
import { RadioGroup } from '@/components/ui/radio-group'
import { useToast } from '@/components/ui/toast'
import { type DeletionReason, deletionReasons } from '@/lib/deletions/deletion-choices'
import { useProved } from '@/lib/http/use-proved'
import { paths } from '@/lib/paths'
import { deleteHolder } from './queries'

type Props = { holder: { id: string; name: string | null } }

/** For a person who asked staff to delete their data. Only admins see it. */
export function DeleteHolder({ holder: { id, name } }: Props) {
  const t = useTranslations('holderDeletion')
  const toast = useToast()
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState<DeletionReason>('asked_by_phone')
  const asking = useProved({
    act: (asked: { reason: DeletionReason }) => deleteHolder(id, asked),
    onDone: () => {
      toast(t('done'))
      router.push(paths.support)
    },
  })

  function close() {
    asking.reset()
    setOpen(false)
  }

  return (
    <div className="border-t border-line px-4 py-3">
      <Button variant="danger" size="small" onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      <ProvedDialog
        open={isOpen}
        onClose={close}
        title={t('title', { name: name ?? t('nobody') })}
        lead={t('lead')}
        confirmLabel={t('confirm')}
        asking={asking}
        onSubmit={(given) => asking.ask({ reason }, given)}
        failed={(why) => t('failed', { reason: why })}
      >
        <RadioGroup
          legend={t('why')}
          options={deletionReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
          value={reason}
          onChange={setReason}
        />
        <Field label={t('type', { word: t('word') })}>
          {(wiring) => (
            <Input {...wiring} name="word" required pattern={t('word')} autoComplete="off" spellCheck={false} />
          )}
        </Field>
      </ProvedDialog>
    </div>
  )
}
