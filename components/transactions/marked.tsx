import { Suspense } from 'react'
import { later } from '@/components/ui/later'

const Marks = later(() => import('./marks'))

/** A name, with what was searched for marked in it. */
export function Marked({ text, q }: { text: string; q: string | undefined }) {
  if (q === undefined) return text
  return (
    <Suspense fallback={text}>
      <Marks text={text} q={q} />
    </Suspense>
  )
}
