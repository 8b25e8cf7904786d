'use client'
import { useTranslations } from 'use-intl'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { menuItem } from '@/components/ui/menu'
import { paths } from '@/lib/paths'

export function OwnSettingsLink() {
  const t = useTranslations('shell')
  return (
    <Link href={paths.ownSettings} className={menuItem('plain')}>
      <Icon name="lock" />
      {t('ownSettings')}
    </Link>
  )
}
