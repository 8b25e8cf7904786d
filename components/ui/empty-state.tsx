import type { ReactNode } from 'react'

type Props = {
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
  /** 1 where this is all there is on the page. */
  level?: 1 | 2 | 3
}

/** Nothing here: why, and what to do about it. */
export function EmptyState({ title, children, action, level = 2 }: Props) {
  const Heading = `h${level}` as const
  return (
    <div className="flex flex-col items-center gap-1 px-4 py-12 text-center">
      <Heading className={level === 1 ? 'text-title' : 'text-body font-semibold'}>{title}</Heading>
      {children !== undefined && <div className="max-w-[48ch] text-pretty text-ink-2">{children}</div>}
      {action !== undefined && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  )
}
