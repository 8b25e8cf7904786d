'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useToast } from '@/components/ui/toast'
import { paths } from '@/lib/paths'
import { signOut } from './queries'

export function useSignOut() {
  const t = useTranslations('shell')
  const toast = useToast()
  const [pending, setPending] = useState(false)

  async function leave() {
    setPending(true)
    try {
      await signOut()
      // A new document, so that nothing of this person stays in memory.
      location.assign(paths.home)
    } catch {
      setPending(false)
      toast(t('signOutFailed'))
    }
  }

  return { leave, pending }
}
