import { clsx } from 'clsx'
import type { ReactNode } from 'react'

/** Facts, one per line: name left, value right. */
export function KeyValues({ className, children }: { className?: string; children: ReactNode }) {
  return <dl className={clsx('grid gap-y-2 text-body', className)}>{children}</dl>
}

export function KeyValue({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4">
      <dt className="text-ink-2">{name}</dt>
      <dd className="ml-auto min-w-0 text-right">{children}</dd>
    </div>
  )
}
