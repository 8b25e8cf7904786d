import { clsx } from 'clsx'
import type { ReactNode } from 'react'

/** Facts, one per line: name left, value right. */
export function KeyValues({ className, children }: { className?: string; children: ReactNode }) {
  return <dl className={clsx('grid gap-y-2 text-body', className)}>{children}</dl>
}

export function KeyValue({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[auto_1fr] items-baseline gap-x-4">
      <dt className="text-ink-2">{name}</dt>
      <dd className="text-right text-balance">{children}</dd>
    </div>
  )
}
