import { formatCookie, languageCookie, rememberPreference, themeCookie } from '@/lib/i18n/cookies'
import type { Preferences } from '@/lib/preferences/preferences'

const cookies = { language: languageCookie, format: formatCookie, theme: themeCookie } as const
/** The choices that undo another one. */
const undoing: readonly string[] = ['browser', 'language', 'system']

/** Keeps choices in this browser, where pages find them before anybody signs in. */
export function remember(chosen: Preferences): void {
  for (const name of ['language', 'format', 'theme'] as const) {
    const choice = chosen[name]
    if (choice !== undefined) rememberPreference(cookies[name], undoing.includes(choice) ? '' : choice)
  }
}
