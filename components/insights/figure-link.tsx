import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'

type Props = { href: string; children: ReactNode; className?: string }

/** A figure that opens the rows behind it: underlined faintly, since a table of links would shout. */
export function FigureLink({ href, children, className }: Props) {
  return (
    <Link
      href={href}
      prefetch={false}
      className={clsx(
        'whitespace-nowrap rounded-kbd tabular-nums underline decoration-line underline-offset-4 hover:decoration-current',
        className,
      )}
    >
      {children}
    </Link>
  )
}
