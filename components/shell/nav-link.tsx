'use client'
import { clsx } from 'clsx'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { Icon } from '@/components/ui/icon'
import { Kbd } from '@/components/ui/kbd'
import type { Destination } from './navigation'

export function NavLink({ to }: { to: Destination }) {
  const t = useTranslations('shell')
  const pathname = usePathname()
  const isHere = pathname === to.href
  const isInside = isHere || pathname.startsWith(`${to.href}/`) || to.inside.some((href) => href === pathname)
  return (
    <Link
      href={to.href}
      data-shortcut={to.shortcut}
      aria-current={isHere ? 'page' : undefined}
      className={clsx(
        'flex h-8 items-center gap-2 rounded-control px-2 transition-colors duration-hover touch',
        isInside ? 'bg-neutral-wash font-medium text-ink' : 'text-ink-2 hover:bg-hover hover:text-ink',
      )}
    >
      <Icon name={to.icon} />
      <span className="flex-1">{t(to.name)}</span>
      <Kbd>{`G ${to.key.toUpperCase()}`}</Kbd>
    </Link>
  )
}
