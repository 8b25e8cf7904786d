import 'server-only'
import { cookies } from 'next/headers'
import { cache } from 'react'
import { isTimeZone } from '@/lib/format/time-zone'
import { type Theme, themeCookie, themes, timeZoneCookie } from './cookies'
import { type Language, languages } from './messages'

/** How this request's person reads numbers and dates. Passed on explicitly, so that server and browser print the same. */
export type Reading = {
  language: Language
  /** IANA name; UTC until the browser has told its own. */
  timeZone: string
}

export const getReading = cache(async (): Promise<Reading> => {
  const told = (await cookies()).get(timeZoneCookie)?.value
  return { language: languages[0], timeZone: told && isTimeZone(told) ? told : 'UTC' }
})

/** The theme somebody chose; null follows the system. */
export async function getTheme(): Promise<Theme | null> {
  const chosen = (await cookies()).get(themeCookie)?.value
  return themes.find((theme) => theme === chosen) ?? null
}
