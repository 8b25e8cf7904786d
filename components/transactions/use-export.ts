'use client'
import { useEffect, useRef, useState } from 'react'
import { loadLater } from '@/components/ui/later'
import type { ExportFormat } from '@/lib/transactions/export/export-formats'
import type { ExportWish } from './export-rows'

const loadExport = loadLater(() => import('./export-rows'))

export type ExportState =
  | { phase: 'idle' }
  | { phase: 'running'; format: ExportFormat; rows: number }
  | { phase: 'failed'; wish: ExportWish; error: unknown }

type Hear = { onDone: (name: string) => void; onCancel: () => void }

/** One export at a time, the last that was asked for; it ends with the page that shows it. */
export function useExport({ onDone, onCancel }: Hear) {
  const [state, setState] = useState<ExportState>({ phase: 'idle' })
  const leaving = useRef<AbortController | null>(null)
  useEffect(() => () => leaving.current?.abort(), [])

  async function start(wish: ExportWish) {
    leaving.current?.abort()
    const own = new AbortController()
    leaving.current = own
    const hearRows = (rows: number) => setState({ phase: 'running', format: wish.format, rows })
    hearRows(0)
    try {
      const { exportRows } = await loadExport()
      const name = await exportRows(wish, { onRows: hearRows, signal: own.signal })
      setState({ phase: 'idle' })
      onDone(name)
    } catch (error) {
      if (!own.signal.aborted) setState({ phase: 'failed', wish, error })
    }
  }

  function cancel() {
    leaving.current?.abort()
    setState({ phase: 'idle' })
    onCancel()
  }

  return { state, start, cancel, close: () => setState({ phase: 'idle' }) }
}
