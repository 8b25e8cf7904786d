'use client'
import { type ReactNode, Suspense, type ToggleEvent, useId, useRef, useState } from 'react'
import { placeUnder } from './place-under'

type Props = {
  /** Names the box, and the button where its content is no words. */
  label: string
  trigger: ReactNode
  triggerClassName: string
  /** The box, made when it is first opened; what it is given closes it. */
  children: (close: () => void) => ReactNode
}

/** A small box of controls under its button: the browser's own popover, so Escape and a press outside close it and the focus goes back. */
export function Popover({ label, trigger, triggerClassName, children }: Props) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const [wasOpened, setOpened] = useState(false)

  function place(event: ToggleEvent<HTMLDivElement>) {
    if (!button.current || event.newState !== 'open') return
    setOpened(true)
    placeUnder(button.current, event.currentTarget)
  }

  return (
    <>
      <button ref={button} type="button" popoverTarget={id} aria-haspopup="dialog" className={triggerClassName}>
        {trigger}
      </button>
      <div
        ref={box}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        onBeforeToggle={place}
        className="pop-in fixed inset-auto m-0 max-h-[80dvh] max-w-[calc(100vw-32px)] min-w-56 overflow-y-auto rounded-notice border border-line bg-float p-3 text-body text-ink shadow-float"
      >
        <Suspense>{wasOpened && children(() => box.current?.hidePopover())}</Suspense>
      </div>
    </>
  )
}
