'use client'
import { useTranslations } from 'use-intl'
import { Icon } from '@/components/ui/icon'
import { menuItem } from '@/components/ui/menu'
import { useSignOut } from './use-sign-out'

export function SignOutButton() {
  const t = useTranslations('shell')
  const { leave, pending } = useSignOut()
  return (
    <button type="button" aria-disabled={pending || undefined} onClick={leave} className={menuItem('plain')}>
      <Icon name="log-out" />
      {t('signOut')}
    </button>
  )
}
