import { refused } from './errors'

/** Every version of Stripe's API that answers here, oldest first. */
const VERSIONS = [
  ...['2023-10-16', '2024-04-10', '2024-06-20'],
  ...['2024-09-30.acacia', '2024-10-28.acacia', '2024-11-20.acacia', '2024-12-18.acacia', '2025-01-27.acacia'],
  ...['2025-02-24.acacia', '2025-03-31.basil', '2025-04-30.basil', '2025-05-28.basil', '2025-06-30.basil'],
  ...['2025-07-30.basil', '2025-08-27.basil', '2025-09-30.clover', '2025-10-29.clover', '2025-11-17.clover'],
  ...['2025-12-15.clover', '2026-01-28.clover', '2026-02-25.clover', '2026-03-25.dahlia', '2026-04-22.dahlia'],
  ...['2026-05-27.dahlia', '2026-06-24.dahlia', '2026-07-29.dahlia', '2026-08-26.dahlia', '2026-09-30.endive'],
]

/** What an account has that chose no other. */
export const NEWEST_VERSION = '2026-10-28.endive'

export function isVersion(name: string): boolean {
  return name === NEWEST_VERSION || VERSIONS.includes(name)
}

/** The version a request asks for, its account's own where it asks for none. */
export function versionOf(header: string | undefined, own: string): string {
  const asked = header?.trim() || own
  if (isVersion(asked)) return asked
  throw refused(
    `Invalid Stripe API version: ${asked.slice(0, 60)}. This simulator knows the versions from ${VERSIONS[0]} to ${NEWEST_VERSION}.`,
  )
}
