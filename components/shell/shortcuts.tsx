'use client'
import { useEffect, useRef } from 'react'
import { useGo } from '@/components/ui/link'
import { hearEarlyKeys } from './early-presses'
import { isForPalette, isForUs } from './is-for-us'
import type { Destination } from './navigation'
import { useOverlay } from './overlays'
import { pressShortcut } from './press-shortcut'

const chordMs = 1500

/**
 * The one listener for keys. A key presses the visible control that carries it: `data-shortcut="r"` on a button or link is clicked, on
 * an input focused. J and K move the focus through the links marked `data-row`. G, then a letter, goes to a page; ? lists everything;
 * Ctrl or Command with K finds anything, while typing too.
 */
export function Shortcuts({ pages }: { pages: readonly Destination[] }) {
  const { go, awaited } = useGo()
  const open = useOverlay()
  const chordUntil = useRef(0)

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const key = event.key.toLowerCase()
      if (isForPalette(event)) open('palette')
      else if (!isForUs(event)) return
      else {
        const isChord = event.timeStamp < chordUntil.current
        chordUntil.current = key === 'g' ? event.timeStamp + chordMs : 0
        const page = isChord ? pages.find((candidate) => candidate.key === key) : undefined
        if (page) go(page.href)
        else if (key === '?') open('sheet')
        else if (key === 'j' || key === 'k') moveRow(key === 'j' ? 1 : -1)
        else if (!pressShortcut(key)) return
      }
      event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    hearEarlyKeys()
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [pages, go, open])

  return awaited
}

function moveRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')]
  const { activeElement } = document
  const at = activeElement instanceof HTMLElement ? rows.indexOf(activeElement) : -1
  const next = at === -1 ? 0 : at + step
  rows[next]?.focus()
}
