'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { useToast } from '@/components/ui/toast'
import { useReason } from '@/lib/http/reason'
import type { Preferences } from '@/lib/preferences/preferences'
import { savePreferences } from './queries'
import { remember } from './remember'

/** Chooses how to read: in this browser at once, with the profile as soon as the server has it. */
export function usePreferences(): (chosen: Preferences) => Promise<void> {
  const t = useTranslations('shell')
  const reasonOf = useReason()
  const toast = useToast()
  const router = useRouter()

  return async (chosen) => {
    remember(chosen)
    if (chosen.theme) showTheme(chosen.theme)
    try {
      await savePreferences(chosen)
    } catch (error) {
      toast(t('notKept', { reason: reasonOf(error) }))
    }
    // The theme is there already; everything else is drawn by the server.
    if (!chosen.theme) router.refresh()
  }
}

function showTheme(theme: NonNullable<Preferences['theme']>): void {
  const { dataset } = document.documentElement
  if (theme === 'system') delete dataset.theme
  else dataset.theme = theme
}
