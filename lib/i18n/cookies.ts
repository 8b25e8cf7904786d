// (shared) What a browser tells the server about how it likes to read. Nothing here names a person.

export const timeZoneCookie = 'tz'
export const themeCookie = 'theme'

export const themes = ['light', 'dark'] as const
export type Theme = (typeof themes)[number]

const yearSeconds = 31_536_000

/** A `document.cookie` line; an empty value forgets the choice. */
export function preferenceCookie(name: string, value: string): string {
  const maxAge = value === '' ? 0 : yearSeconds
  return `${name}=${encodeURIComponent(value)}; path=/; max-age=${maxAge}; samesite=lax`
}
