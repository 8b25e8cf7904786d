'use client'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { useSignOut } from './use-sign-out'

/** For whoever has no menu of their own. */
export function LeaveButton() {
  const t = useTranslations('shell')
  const { leave, pending } = useSignOut()
  return (
    <Button variant="ghost" pending={pending} onClick={leave}>
      {t('signOut')}
    </Button>
  )
}
