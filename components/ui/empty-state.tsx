import type { ReactNode } from 'react'

type Props = { title: ReactNode; children?: ReactNode; action?: ReactNode }

/** Nothing here: why, and what to do about it. */
export function EmptyState({ title, children, action }: Props) {
  return (
    <div className="flex flex-col items-center gap-1 px-4 py-12 text-center">
      <h2 className="text-body font-semibold">{title}</h2>
      {children !== undefined && <div className="max-w-[48ch] text-pretty text-ink-2">{children}</div>}
      {action !== undefined && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  )
}
