import 'server-only'

/** Which words stand on the page that says what is shared, in each language. Changes whenever their meaning does. */
export const consentVersion = '2026-11-20'
