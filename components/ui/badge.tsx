import { cva, type VariantProps } from 'class-variance-authority'
import type { ReactNode } from 'react'

const badge = cva(
  'inline-flex shrink-0 items-center gap-1.5 whitespace-nowrap rounded-badge px-1.5 py-0.5 text-meta font-medium',
  {
    variants: {
      tone: {
        positive: 'bg-positive-wash text-positive-fg',
        caution: 'bg-caution-wash text-caution-fg',
        critical: 'bg-critical-wash text-critical-fg',
        info: 'bg-info-wash text-info-fg',
        neutral: 'bg-neutral-wash text-neutral-fg',
      },
    },
  },
)

export type Tone = NonNullable<VariantProps<typeof badge>['tone']>

/** A dot and a word, for what is not as usual. The normal state has no badge. */
export function Badge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={badge({ tone })}>
      <span aria-hidden="true" className="size-1.5 rounded-full bg-current" />
      {children}
    </span>
  )
}
