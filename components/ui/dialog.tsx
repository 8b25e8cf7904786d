'use client'
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'

type Props = {
  open: boolean
  /** Asked for by Escape, too; the parent then sets `open` to false. */
  onClose: () => void
  title: ReactNode
  children: ReactNode
  /** Buttons. The first is focused when the dialog has no other control, so put the harmless one first. */
  footer: ReactNode
}

/** The browser's own modal: it traps the focus, and gives it back to where it was. Content exists only while open. */
export function Dialog({ open, onClose, title, children, footer }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()

  // Before the browser takes the element away: closing is what gives the focus back.
  useLayoutEffect(() => {
    const element = dialog.current
    if (!open || !element) return
    element.showModal()
    return () => element.close()
  }, [open])

  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={(event) => {
        if (open && !event.currentTarget.open) onClose()
      }}
      className="w-[min(480px,calc(100vw-32px))] rounded-card border border-line bg-float p-6 text-body shadow-float open:dialog-in"
    >
      {open && (
        <>
          <h2 id={titleId} className="text-title">
            {title}
          </h2>
          <div className="mt-2 text-ink-2">{children}</div>
          <div className="mt-6 flex flex-wrap justify-end gap-2">{footer}</div>
        </>
      )}
    </dialog>
  )
}
