/** The API version that answers have, and that an account uses where it names none. */
export const NEWEST_VERSION = '2026-10-28.endive'
