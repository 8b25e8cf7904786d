'use client'
import { useTranslations } from 'use-intl'
import { ProvedDialog } from '@/components/ui/proved-dialog'
import { useProved } from '@/lib/http/use-proved'
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
  const asking = useProved({
    act: ({ act }: { act: StaffAct }) => changeStaff(id, act),
    onDone: () => {
      onClose()
      return onChanged()
    },
  })
  return (
    <ProvedDialog
      open
      onClose={onClose}
      title={t(`ask.${act}`, { name })}
      lead={t(`tell.${act}`)}
      confirmLabel={t(labels[act])}
      asking={asking}
      onSubmit={(given) => asking.ask({ act }, given)}
      failed={(reason) => t('failed', { reason })}
    />
  )
}
