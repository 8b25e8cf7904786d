'use client'
import { clsx } from 'clsx'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { isInside } from './is-inside'
import type { Destination } from './navigation'

/** On phones all pages stand at the foot of the screen, under the thumb. */
export function TabBar({ pages, label }: { pages: readonly Destination[]; label: string }) {
  const t = useTranslations('shell')
  const pathname = usePathname()
  return (
    <nav
      aria-label={label}
      data-tab-bar
      className="fixed inset-x-0 bottom-0 z-sticky flex h-[var(--tab-bar)] border-t border-line bg-canvas pb-[env(safe-area-inset-bottom)] lg:hidden print:hidden"
    >
      {pages.map((page) => (
        <Link
          key={page.name}
          href={page.href}
          aria-current={pathname === page.href ? 'page' : undefined}
          className={clsx(
            'flex min-w-0 flex-1 flex-col items-center justify-center gap-1 text-meta focus-visible:-outline-offset-2',
            isInside(page, pathname) ? 'font-medium text-accent' : 'text-ink-2',
          )}
        >
          <Icon name={page.icon} size={20} />
          {t(page.name)}
        </Link>
      ))}
    </nav>
  )
}
