import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { type Tone, tones } from './tone'

/** A dot and a word, for what is not as usual. The normal state has no badge. */
export function Badge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span
      className={clsx(
        'inline-flex shrink-0 items-center gap-1.5 whitespace-nowrap rounded-badge px-1.5 py-0.5 text-meta font-medium',
        tones[tone],
      )}
    >
      <span aria-hidden="true" className="size-1.5 rounded-full bg-current" />
      {children}
    </span>
  )
}
