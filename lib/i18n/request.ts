import 'server-only'
import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { findPageSession } from '@/lib/auth/page-viewer'
import { isTimeZone } from '@/lib/format/time-zone'
import { localeOf } from '@/lib/preferences/locale-of'
import { formatChoices, type Preferences } from '@/lib/preferences/preferences'
import { formatCookie, languageCookie, type Theme, themeCookie, themes, timeZoneCookie } from './cookies'
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
  const { language: chosen, format, time_zone: zone } = await getPreferences()
  const language = languageOf(chosen ?? '') ?? wantedLanguage(await headers())
  const told = isTimeZone(zone ?? '') ? zone : (await cookies()).get(timeZoneCookie)?.value
  return { language, locale: localeOf(language, format), timeZone: told && isTimeZone(told) ? told : 'UTC' }
})

/** The theme somebody chose; null follows the system. */
export async function getTheme(): Promise<Theme | null> {
  const { theme } = await getPreferences()
  return themes.find((each) => each === theme) ?? null
}

/** What was chosen: with one's profile, else in this browser. */
export const getPreferences = cache(async (): Promise<Preferences> => {
  const jar = await cookies()
  const kept = (name: string) => jar.get(name)?.value
  return {
    language: languageOf(kept(languageCookie) ?? '') ?? undefined,
    format: formatChoices.find((format) => format === kept(formatCookie)),
    theme: themes.find((theme) => theme === kept(themeCookie)),
    ...(await getKeptPreferences()),
  }
})

/** What somebody who is signed in keeps with their profile. A page that cannot ask who is there says so itself. */
export async function getKeptPreferences(): Promise<Preferences> {
  return (await findPageSession().catch(() => null))?.preferences ?? {}
}
