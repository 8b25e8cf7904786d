'use client'
import { clsx } from 'clsx'
import { type ReactNode, type ToggleEvent, useId, useRef } from 'react'
import { placeUnder } from './place-under'

type Props = {
  /** Reads as the button's name where its content is a picture. */
  label?: string
  trigger: ReactNode
  triggerClassName: string
  /** Buttons and links; anything inside that is pressed closes the menu. */
  children: ReactNode
}

/** A floating list under its button: the browser's own popover, so Escape and a press outside close it and the focus goes back. */
export function Menu({ label, trigger, triggerClassName, children }: Props) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)

  function place(event: ToggleEvent<HTMLDivElement>) {
    if (button.current && event.newState === 'open') placeUnder(button.current, event.currentTarget)
  }

  return (
    <>
      <button ref={button} type="button" popoverTarget={id} aria-label={label} className={triggerClassName}>
        {trigger}
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: clicks only bubble up from the controls inside, keyboard ones too */}
      <div
        id={id}
        popover="auto"
        onBeforeToggle={place}
        onClick={(event) => event.currentTarget.hidePopover()}
        className="pop-in fixed inset-auto m-0 min-w-52 rounded-notice border border-line bg-float p-1 text-body text-ink shadow-float"
      >
        {children}
      </div>
    </>
  )
}

/** Looks for whatever stands in a menu: a button, a link, a form's button. */
export function menuItem(state: 'plain' | 'chosen'): string {
  return clsx(
    'flex h-8 w-full items-center gap-2 rounded-control px-2 text-left touch hover:bg-hover',
    state === 'chosen' ? 'font-medium text-ink' : 'text-ink-2',
  )
}
