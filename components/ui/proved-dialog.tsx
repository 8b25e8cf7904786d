'use client'
import { type ReactNode, useId } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from './button'
import { Dialog } from './dialog'
import { Notice } from './notice'
import { ProofFields } from './proof-fields'

type Props = {
  open: boolean
  onClose: () => void
  title: ReactNode
  /** What follows from it. */
  lead: ReactNode
  /** A verb. Another one is another button: a second press must not confirm what nobody has read. */
  confirmLabel: string
  variant?: 'danger' | 'filled'
  /** In place of Cancel. */
  back?: { label: string; onClick: () => void } | undefined
  /** As `useProved` gives it. */
  asking: { proof: 'none' | 'password' | 'code'; isAsking: boolean; reason: string | null }
  onSubmit: (given: FormData) => void
  /** What did not happen, around the reason. */
  failed?: (reason: string) => string
  /** Fields. */
  children?: ReactNode
}

/** Asks before something that wants to know who is at the browser: a form that asks for a proof where the server does. */
export function ProvedDialog({
  open,
  onClose,
  title,
  lead,
  confirmLabel,
  variant = 'danger',
  back,
  asking,
  onSubmit,
  failed = (reason) => reason,
  children,
}: Props) {
  const common = useTranslations('common')
  const form = useId()
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button variant="ghost" onClick={back?.onClick ?? onClose}>
            {back?.label ?? common('cancel')}
          </Button>
          <Button key={confirmLabel} variant={variant} type="submit" form={form} pending={asking.isAsking}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <div className="text-pretty">{lead}</div>
      <form
        method="post"
        id={form}
        onSubmit={(event) => {
          event.preventDefault()
          if (!asking.isAsking) onSubmit(new FormData(event.currentTarget))
        }}
        className="mt-4 grid gap-4 text-ink empty:hidden"
      >
        {children}
        <ProofFields proof={asking.proof} />
        {asking.reason !== null && (
          <Notice tone="critical" role="alert">
            {failed(asking.reason)}
          </Notice>
        )}
      </form>
    </Dialog>
  )
}
