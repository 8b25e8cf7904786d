'use client'
import { createContext, lazy, type ReactNode, Suspense, useContext, useState } from 'react'
import { useGo } from '@/components/ui/link'
import type { Destination } from './navigation'

const ShortcutSheet = lazy(() => import('./shortcut-sheet'))
const Palette = lazy(() => import('./palette/palette'))

type Overlay = 'sheet' | 'palette'

const Open = createContext<((overlay: Overlay) => void) | null>(null)

/** What opens over any page, one at a time, from its control or its key. */
export function Overlays({ pages, children }: { pages: readonly Destination[]; children: ReactNode }) {
  const [shown, setShown] = useState<Overlay | null>(null)
  const { go, awaited } = useGo()
  // Only its own end: what was opened out of an overlay stays.
  const end = (overlay: Overlay) => setShown((now) => (now === overlay ? null : now))
  return (
    <Open value={setShown}>
      {children}
      {awaited}
      <Suspense>
        {shown === 'sheet' && <ShortcutSheet pages={pages} onClose={() => end('sheet')} />}
        {shown === 'palette' && (
          <Palette pages={pages} onClose={() => end('palette')} go={go} openSheet={() => setShown('sheet')} />
        )}
      </Suspense>
    </Open>
  )
}

export function useOverlay(): (overlay: Overlay) => void {
  const open = useContext(Open)
  if (!open) throw new Error('useOverlay outside of Overlays')
  return open
}
