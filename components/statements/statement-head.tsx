import type { ReactNode } from 'react'
import { MaskedNumber } from '@/components/ui/masked-number'

type Props = {
  title: string
  period: string
  name: string
  last4: string | null
  /** What kind of account it is, and where. */
  kind: string
  children: ReactNode
}

/** What this is a statement of; beside it the ways to another month and to paper. */
export function StatementHead({ title, period, name, last4, kind, children }: Props) {
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4 print:px-4 print:pt-4">
      <div>
        <h1 className="text-title">
          {title} <span className="whitespace-nowrap">{period}</span>
        </h1>
        <p className="text-ink-2">
          {name} <MaskedNumber last4={last4} />
          {' · '}
          {kind}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-2 print:hidden">{children}</div>
    </div>
  )
}
