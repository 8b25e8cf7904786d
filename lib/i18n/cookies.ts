// (shared) What a browser tells the server about how it likes to read. Nothing here names a person.

export const timeZoneCookie = 'tz'
export const themeCookie = 'theme'
export const languageCookie = 'language'
export const formatCookie = 'format'

export const themes = ['light', 'dark'] as const
export type Theme = (typeof themes)[number]

const yearSeconds = 31_536_000

/** Keeps a choice in the browser for a year; an empty value forgets it. For the browser only. */
export function rememberPreference(name: string, value: string): void {
  const maxAge = value === '' ? 0 : yearSeconds
  // biome-ignore lint/suspicious/noDocumentCookie: browsers of last year have no Cookie Store
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${maxAge}; samesite=lax`
}
