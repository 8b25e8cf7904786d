import 'server-only'
import type { Role } from './roles'

/** Nobody stays signed in longer, however busy they are. */
export const sessionSeconds = 12 * 60 * 60

const minuteMs = 60_000

/** How long a session outlives the last request that its person caused. */
export const idleMs: Record<Role, number> = { customer: 30 * minuteMs, support: 15 * minuteMs, admin: 15 * minuteMs }

/** A session's row is written no more often, however busy its person is. */
export const seenEveryMs = minuteMs

/** What is asked of somebody who says their password again holds for this long. */
export const proofMs = 5 * minuteMs
