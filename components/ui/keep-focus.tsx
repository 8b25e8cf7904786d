'use client'
import { type FocusEvent, type ReactNode, useLayoutEffect, useRef } from 'react'

type Props = { className?: string; children: ReactNode }

/** Around controls that go away once they are pressed: the focus then stays at their place instead of falling to the top of the page. */
export function KeepFocus({ className, children }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const isInside = useRef(false)

  useLayoutEffect(() => {
    // React sends no blur for what it removes, so somebody who was inside is still counted as inside.
    if (isInside.current && document.activeElement === document.body) place.current?.focus()
  })

  function leave(event: FocusEvent) {
    isInside.current = event.currentTarget.contains(event.relatedTarget)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens to where the focus is, is nothing to press
    <div
      ref={place}
      tabIndex={-1}
      className={className}
      onFocus={() => {
        isInside.current = true
      }}
      onBlur={leave}
    >
      {children}
    </div>
  )
}
