'use client'
import { useLocale, useTimeZone } from 'use-intl'
import type { Reader } from '@/lib/format/date'

/** Locale and time zone for lib/format, the same that the server rendered with. */
export function useReader(): Reader {
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  return { locale, timeZone }
}
