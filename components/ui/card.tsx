import { clsx } from 'clsx'
import type { ComponentProps, ReactNode } from 'react'

/** A sheet of paper. Sections inside are parted by hairlines (`divide-y divide-line`), not by more cards. */
export function Card({ className, ...rest }: ComponentProps<'section'>) {
  return <section {...rest} className={clsx('rounded-card border border-line bg-surface', className)} />
}

type HeaderProps = {
  /** Put the same id into the card's `aria-labelledby`. */
  id?: string
  title: ReactNode
  /** Quiet words or one small control at the right. */
  aside?: ReactNode
}

export function CardHeader({ id, title, aside }: HeaderProps) {
  return (
    <header className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-1.5">
      <h2 id={id} className="text-body font-semibold">
        {title}
      </h2>
      {aside !== undefined && <div className="text-meta text-ink-3">{aside}</div>}
    </header>
  )
}
