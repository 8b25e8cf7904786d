'use client'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { Icon } from '@/components/ui/icon'
import { Menu } from '@/components/ui/menu'
import { isInside } from './is-inside'
import { NavLink } from './nav-link'
import type { Destination } from './navigation'

/** Where there is no room for all pages beside each other: the one that is open, and the others behind it. */
export function PagesMenu({ pages }: { pages: readonly Destination[] }) {
  const t = useTranslations('shell')
  const pathname = usePathname()
  const here = pages.find((page) => isInside(page, pathname))
  const name = t(here?.name ?? 'pages')
  return (
    <Menu
      label={t('otherPages', { page: name })}
      triggerClassName="inline-flex h-8 items-center gap-1.5 rounded-control px-2 font-medium hover:bg-hover touch"
      trigger={
        <>
          {name}
          <Icon name="chevron-right" className="rotate-90 text-ink-3" />
        </>
      }
    >
      {pages.map((page) => (
        <NavLink key={page.name} to={page} show="name" />
      ))}
    </Menu>
  )
}
