'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from './button'
import { Dialog } from './dialog'

type Props = {
  open: boolean
  onClose: () => void
  /** A question that names the thing: "Disconnect Everyday checking •••• 6789?" */
  title: ReactNode
  /** What follows, and what stays. */
  children: ReactNode
  /** A verb: "Disconnect". */
  confirmLabel: string
  onConfirm: () => void
  pending: boolean
}

/** Asks before something that cannot be taken back. Focus starts on Cancel. */
export function ConfirmDialog({ open, onClose, title, children, confirmLabel, onConfirm, pending }: Props) {
  const t = useTranslations('common')
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button variant="danger" pending={pending} onClick={onConfirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}
