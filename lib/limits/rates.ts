import 'server-only'

/** So many at once, and so many again in every so many seconds. */
export type Rate = { capacity: number; perSeconds: number }

const minute = 60
const hour = 60 * minute

/**
 * What may be asked how often. `person` is whoever is signed in, or whose e-mail address is typed; `address` is where a request
 * comes from, and has room for an office behind one address.
 */
export const rates = {
  /** Only failures count: who signs in gets back what it took. */
  'sign-in': {
    person: { capacity: 10, perSeconds: 15 * minute },
    address: { capacity: 50, perSeconds: 15 * minute },
  },
  /** Codes of the second factor and backup codes; only failures count. */
  'second-factor': {
    person: { capacity: 10, perSeconds: 15 * minute },
    address: { capacity: 50, perSeconds: 15 * minute },
  },
  /** The one-click logins, each of which computes a password hash. */
  'demo-entry': { address: { capacity: 120, perSeconds: minute } },
  'sign-up': { person: { capacity: 5, perSeconds: hour }, address: { capacity: 60, perSeconds: hour } },
  /** Messages that a person asks for again. */
  confirmation: { person: { capacity: 5, perSeconds: hour }, address: { capacity: 60, perSeconds: hour } },
  reset: { person: { capacity: 5, perSeconds: hour }, address: { capacity: 30, perSeconds: hour } },
  /** Links that staff make for customers. */
  invitation: { person: { capacity: 30, perSeconds: hour }, address: { capacity: 150, perSeconds: hour } },
  /** Link sessions. */
  sessions: {
    person: { capacity: 30, perSeconds: 10 * minute },
    address: { capacity: 300, perSeconds: 10 * minute },
  },
  refresh: {
    person: { capacity: 60, perSeconds: 10 * minute },
    address: { capacity: 600, perSeconds: 10 * minute },
  },
  /** Attempts; how many are shown is counted in the audit log. */
  reveal: { person: { capacity: 40, perSeconds: hour }, address: { capacity: 200, perSeconds: hour } },
  export: { person: { capacity: 5, perSeconds: hour }, address: { capacity: 50, perSeconds: hour } },
  /** A filter may be tried in three formats before it is the right one. */
  'transaction-export': { person: { capacity: 30, perSeconds: hour }, address: { capacity: 300, perSeconds: hour } },
  /** What browsers report by themselves; more than this is noise in the log. */
  'csp-report': { address: { capacity: 30, perSeconds: minute } },
} as const satisfies Record<string, { person?: Rate; address: Rate }>

export type LimitName = keyof typeof rates

/** When the slowest bucket is full again: a row older than this says nothing. */
export const longestSeconds = Math.max(
  ...Object.values(rates).flatMap((kinds) => Object.values(kinds).map(({ perSeconds }) => perSeconds)),
)
