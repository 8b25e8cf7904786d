import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'

type Props = {
  title: ReactNode
  /** The way back: the pages above this one. */
  above?: ReadonlyArray<{ label: string; href: string }>
  /** One line under the title. */
  meta?: ReactNode
  /** The page's one filled button, or quieter ones. */
  actions?: ReactNode
}

/** The head of a page; it holds the page's only h1. */
export function PageHeader({ title, above = [], meta, actions }: Props) {
  return (
    <div className="mb-6 grid gap-1">
      {above.length > 0 && (
        <p className="text-meta text-ink-3">
          {above.map(({ label, href }) => (
            <span key={href}>
              <Link href={href} className="rounded-kbd hover:text-ink hover:underline">
                {label}
              </Link>
              {' / '}
            </span>
          ))}
        </p>
      )}
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-3">
        <h1 className="text-title">{title}</h1>
        {actions !== undefined && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {meta !== undefined && <div className="max-w-prose text-pretty text-ink-2">{meta}</div>}
    </div>
  )
}
