'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { rememberPreference, timeZoneCookie } from '@/lib/i18n/cookies'

/**
 * Tells the server the browser's time zone, and has the page drawn again where the server had thought of another. Not on pages
 * that do not exist: those load anew instead, and show no time worth it.
 */
export function TellTimeZone({ believed }: { believed: string }) {
  const router = useRouter()

  useEffect(() => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    if (timeZone === believed) return
    rememberPreference(timeZoneCookie, timeZone)
    router.refresh()
  }, [believed, router])

  return null
}
