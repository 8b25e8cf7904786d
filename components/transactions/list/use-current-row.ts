'use client'
import { type FocusEvent, type MouseEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { isForUs } from '@/components/shell/is-for-us'
import type { Address } from '../use-address'
import type { KnownRows } from './known-rows'
import { dayAtOrBefore, type Layout } from './layout'
import { type Mark, markOf, rowOfMark } from './mark'
import type { Scroll } from './use-scroll'

type Options = {
  layout: Layout
  canvas: RefObject<HTMLElement | null>
  scroll: Scroll
  rows: { known: KnownRows }
  address: Address
  openDay: string | null
}

/** The one row that Tab reaches and keys move: where it is, that it has the focus when the list has it, and that it is opened. */
export function useCurrentRow({ layout, canvas, scroll, rows, address, openDay }: Options) {
  const [mark, setMark] = useState<Mark | null>(null)
  const [isHeld, setHeld] = useState(false)
  /** The row to open as soon as it has come. */
  const [isAwaited, setAwaited] = useState(false)
  const row = mark ? rowOfMark(layout, mark) : scroll.view.first
  const isFocusDue = useRef(false)
  const shown = useRef<string | null>(null)
  const current = mark && rows.known.at(mark.day, mark.fromEnd)

  function goTo(target: number, where: 'nearest' | 'top', open = address.tx !== null) {
    const next = Math.min(Math.max(target, 0), layout.rows - 1)
    setMark(markOf(layout, next))
    scroll.show(next, where)
    setAwaited(open && where === 'nearest')
  }

  function step(by: number) {
    goTo(mark ? row + by : scroll.firstSeen(), 'nearest')
  }

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (!isForUs(event)) return
      const isInside = canvas.current?.contains(document.activeElement) === true
      if (event.key === 'j' || event.key === 'k') step(event.key === 'j' ? 1 : -1)
      else if (!isInside) return
      else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') step(event.key === 'ArrowDown' ? 1 : -1)
      else if (event.key === 'PageDown' || event.key === 'PageUp')
        step(scroll.pageRows() * (event.key === 'PageDown' ? 1 : -1))
      else if (event.key === 'Home') goTo(0, 'nearest')
      else if (event.key === 'End') goTo(layout.rows - 1, 'nearest')
      else return
      event.preventDefault()
      // With a life open, keys pressed beside the list leave the focus where it is.
      if (isInside || address.tx === null) isFocusDue.current = true
    }
    // Before the shell's own listener, which moves among the rows that are in the page.
    document.addEventListener('keydown', onKeyDown, { capture: true })
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true })
  })

  useEffect(() => {
    if (!isAwaited || !current) return
    setAwaited(false)
    if (current.id !== address.tx) address.open(current.id)
  }, [isAwaited, current, address])

  // A link that was sent opens at its row: first its day, then the row in it.
  const place = address.tx !== null && openDay !== null ? rows.known.placeOf(openDay, address.tx) : undefined
  useEffect(() => {
    if (address.tx === null) shown.current = null
    if (address.tx === null || openDay === null || shown.current === address.tx || isAwaited) return
    const day = dayAtOrBefore(layout, openDay)
    if (day?.day !== openDay) return
    if (place === undefined) {
      if (shown.current !== openDay) scroll.show(day.row, 'top')
      shown.current = openDay
      return
    }
    shown.current = address.tx
    const opened = { day: openDay, fromEnd: place }
    setMark(opened)
    scroll.show(rowOfMark(layout, opened), 'nearest')
  }, [address.tx, openDay, place, layout, scroll, isAwaited])

  // When a life is closed, its row is where the reader goes on.
  const wasOpen = useRef(false)
  useEffect(() => {
    // The browser gives the focus back to the row from which it was opened; keys may have led to another one since.
    const { activeElement } = document
    const isHere = activeElement === document.body || canvas.current?.contains(activeElement)
    if (wasOpen.current && address.tx === null && isHere) {
      canvas.current?.querySelector<HTMLElement>(`[data-at="${row}"]`)?.focus({ preventScroll: true })
    }
    wasOpen.current = address.tx !== null
  }, [address.tx, canvas, row])

  useLayoutEffect(() => {
    const { activeElement } = document
    const isLost = isHeld && activeElement === document.body
    if (!isFocusDue.current && !isLost) return
    const link = canvas.current?.querySelector<HTMLElement>(`[data-at="${row}"]`)
    if (!link) return
    isFocusDue.current = false
    link.focus({ preventScroll: true })
  })

  return {
    row,
    isHeld,
    step,
    goTo(target: number, where: 'nearest' | 'top') {
      goTo(target, where)
      isFocusDue.current = true
    },
    listeners: {
      onFocus({ target }: FocusEvent) {
        setHeld(true)
        const at = rowOf(target)
        if (at !== null) setMark(markOf(layout, at))
      },
      onBlur({ relatedTarget, currentTarget }: FocusEvent) {
        if (!currentTarget.contains(relatedTarget)) setHeld(false)
      },
      onClick(event: MouseEvent) {
        if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
        const link = linkOf(event.target)
        if (!link?.dataset.tx) return
        event.preventDefault()
        address.open(link.dataset.tx)
      },
    },
  }
}

function linkOf(target: EventTarget): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-at]') : null
}

function rowOf(target: EventTarget): number | null {
  const at = linkOf(target)?.dataset.at
  return at === undefined ? null : Number(at)
}
