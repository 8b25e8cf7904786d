'use client'
import { clsx } from 'clsx'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { Icon } from '@/components/ui/icon'
import { Kbd } from '@/components/ui/kbd'
import { Link } from '@/components/ui/link'
import { isInside } from './is-inside'
import type { Destination } from './navigation'

type Props = {
  to: Destination
  /** `name` where there is no room for the keys that lead there. */
  show: 'keys' | 'name'
}

export function NavLink({ to, show }: Props) {
  const t = useTranslations('shell')
  const pathname = usePathname()
  return (
    <Link
      href={to.href}
      data-shortcut={to.shortcut}
      aria-current={pathname === to.href ? 'page' : undefined}
      className={clsx(
        'flex h-8 shrink-0 items-center gap-2 whitespace-nowrap rounded-control px-2 transition-colors duration-hover touch',
        isInside(to, pathname) ? 'bg-neutral-wash font-medium text-ink' : 'text-ink-2 hover:bg-hover hover:text-ink',
      )}
    >
      <Icon name={to.icon} />
      <span className="flex-1">{t(to.name)}</span>
      {show === 'keys' && <Kbd>{`G ${to.key.toUpperCase()}`}</Kbd>}
    </Link>
  )
}
