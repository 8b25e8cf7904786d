import { clsx } from 'clsx'
import { Menu } from '@/components/ui/menu'
import type { Viewer } from '@/lib/auth/roles'
import { getTranslations } from '@/lib/i18n/get-translations'
import { getTheme } from '@/lib/i18n/request'
import { UserMenuLater } from './user-menu-later'

type Props = {
  viewer: Pick<Viewer, 'name' | 'email'>
  /** `initial` where there is only room for one letter. */
  show: 'name' | 'initial'
}

export async function UserMenu({ viewer, show }: Props) {
  const t = await getTranslations('shell')
  const initial = viewer.name.trim().charAt(0).toUpperCase() || '·'
  const circle = (
    <span className="grid size-6 shrink-0 place-items-center rounded-full bg-neutral-wash text-meta font-semibold">
      {initial}
    </span>
  )
  return (
    <Menu
      label={t('menu', { name: viewer.name })}
      triggerClassName={clsx(
        'inline-flex items-center gap-2 rounded-control p-1 text-left text-ink hover:bg-hover touch',
        show === 'name' ? 'w-full' : '-mr-2 min-w-11 justify-center',
      )}
      trigger={
        <>
          {circle}
          {show === 'name' && <span className="truncate">{viewer.name}</span>}
        </>
      }
    >
      <p className="max-w-64 truncate px-2 py-1.5 text-meta text-ink-3">{viewer.email}</p>
      <hr className="my-1" />
      <UserMenuLater theme={(await getTheme()) ?? 'system'} />
    </Menu>
  )
}
