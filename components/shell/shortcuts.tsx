'use client'
import { useRouter } from 'next/navigation'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { isForUs } from './is-for-us'
import type { Destination } from './navigation'

const ShortcutSheet = lazy(() => import('./shortcut-sheet'))

const chordMs = 1500

/**
 * The one listener for keys. A key presses the visible control that carries it: `data-shortcut="r"` on a button or link is clicked, on
 * an input focused. J and K move the focus through the links marked `data-row`. G, then a letter, goes to a page; ? lists everything.
 */
export function Shortcuts({ pages }: { pages: readonly Destination[] }) {
  const router = useRouter()
  const [isSheetOpen, setSheetOpen] = useState(false)
  const chordUntil = useRef(0)

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (!isForUs(event)) return
      const key = event.key.toLowerCase()
      const isChord = event.timeStamp < chordUntil.current
      chordUntil.current = key === 'g' ? event.timeStamp + chordMs : 0
      const page = isChord ? pages.find((candidate) => candidate.key === key) : undefined
      if (page) router.push(page.href)
      else if (key === '?') setSheetOpen(true)
      else if (key === 'j' || key === 'k') moveRow(key === 'j' ? 1 : -1)
      else if (!press(key)) return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [pages, router])

  return <Suspense>{isSheetOpen && <ShortcutSheet pages={pages} onClose={() => setSheetOpen(false)} />}</Suspense>
}

function press(key: string): boolean {
  const selector = `[data-shortcut="${CSS.escape(key)}"]`
  // What is on the page comes before the way to another one.
  const control =
    document.querySelector<HTMLElement>(`main ${selector}`) ?? document.querySelector<HTMLElement>(selector)
  if (!control) return false
  if (control instanceof HTMLInputElement) control.focus()
  else control.click()
  return true
}

function moveRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')]
  const { activeElement } = document
  const at = activeElement instanceof HTMLElement ? rows.indexOf(activeElement) : -1
  const next = at === -1 ? 0 : at + step
  rows[next]?.focus()
}
