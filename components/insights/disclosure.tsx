import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'

/** More of something, for whoever wants it; opens without script. */
export function Disclosure({ summary, children }: { summary: ReactNode; children: ReactNode }) {
  return (
    <details className="group/more">
      <summary className="inline-flex items-center gap-1 rounded-kbd text-meta text-ink-2 touch hover:text-ink">
        <Icon name="chevron-right" className="transition-transform duration-hover group-open/more:rotate-90" />
        {summary}
      </summary>
      {children}
    </details>
  )
}
