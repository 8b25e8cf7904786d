import 'server-only'
import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { isTimeZone } from '@/lib/format/time-zone'
import { languageCookie, type Theme, themeCookie, themes, timeZoneCookie } from './cookies'
import { type Language, languageOf } from './messages'
import { wantedLanguage } from './wanted-language'

/** How this request's person reads numbers and dates. Passed on explicitly, so that server and browser print the same. */
export type Reading = {
  /** Of the words. */
  language: Language
  /** How numbers and dates are written, for Intl. */
  locale: string
  /** IANA name; UTC until the browser has told its own. */
  timeZone: string
}

export const getReading = cache(async (): Promise<Reading> => {
  const jar = await cookies()
  const language = languageOf(jar.get(languageCookie)?.value ?? '') ?? wantedLanguage(await headers())
  const told = jar.get(timeZoneCookie)?.value
  return { language, locale: language, timeZone: told && isTimeZone(told) ? told : 'UTC' }
})

/** The theme somebody chose; null follows the system. */
export async function getTheme(): Promise<Theme | null> {
  const chosen = (await cookies()).get(themeCookie)?.value
  return themes.find((theme) => theme === chosen) ?? null
}
