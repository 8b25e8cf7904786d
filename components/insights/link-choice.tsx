import { clsx } from 'clsx'
import { Link } from '@/components/ui/link'

type Props = {
  /** What is chosen here; read out, not shown. */
  label: string
  options: ReadonlyArray<{ label: string; href: string; isChosen: boolean }>
}

/** One of a few pages in sight, drawn like the choices that need no page. */
export function LinkChoice({ label, options }: Props) {
  return (
    <nav aria-label={label} className="inline-flex flex-wrap rounded-control bg-sunken p-px">
      {options.map((option) => (
        <Link
          key={option.href}
          href={option.href}
          prefetch={false}
          scroll={false}
          aria-current={option.isChosen ? 'true' : undefined}
          className={clsx(
            'grid h-7 place-items-center rounded-control border px-2 text-meta touch',
            option.isChosen
              ? 'border-line bg-surface font-medium text-ink'
              : 'border-transparent text-ink-2 hover:text-ink',
          )}
        >
          {option.label}
        </Link>
      ))}
    </nav>
  )
}
