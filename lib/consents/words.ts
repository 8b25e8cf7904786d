import 'server-only'

/** Which words stand on the page that says what is shared. The version changes whenever their meaning does. */
export const consentWords = { version: '2026-11-20', language: 'en' } as const
