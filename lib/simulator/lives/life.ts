import { card } from './card'
import { household } from './household'
import { quiet } from './quiet'
import { savings } from './savings'
import { creditLine, investment, loan, stored, studentLoan } from './slow'

export const SECONDS_A_DAY = 86_400

/** How many days a bank shows up to the link, that day among them. */
export const HISTORY_DAYS = 180

/** A life is a pure function of these: asked twice for the same day, it tells the same. */
export type Life = {
  plan: PlanName
  seed: string
  currency: string
  /** Days since 1970 in UTC: the bank shows nothing older. */
  firstDay: number
  /** Minor units on the books before the first day. */
  opening: number
  /** Accounts at the same bank that money moves to and from. */
  peers: { card?: Peer | undefined; savings?: Peer | undefined; checking?: Peer | undefined }
}

export type Peer = { name: string; seed: string }

/** What a bank knows of one transaction over its whole life. */
export type Entry = {
  /** Unique within the account. */
  key: string
  description: string
  transacted_at: number
  /** When the bank first shows it. */
  seen_at: number
  /** What it showed at first; a tip is added when it posts. */
  first_amount: number
  amount: number
  end: { status: 'posted' | 'void'; at: number }
  /** Taken back after it had posted. */
  withdrawn_at: number | null
}

/** All that begins on one day, in no order. */
export type Plan = (life: Life, day: number) => Entry[]

export type PlanName = keyof typeof plans

const plans = {
  household,
  quiet,
  savings,
  card,
  loan,
  student_loan: studentLoan,
  credit_line: creditLine,
  investment,
  stored,
} satisfies Record<string, Plan>

/** What the bank shows at a moment, of the days from `fromDay` on. */
export function* entriesUntil(life: Life, fromDay: number, at: number): Generator<Entry> {
  const plan = plans[life.plan]
  const lastDay = Math.floor(at / SECONDS_A_DAY)
  for (let day = Math.max(fromDay, life.firstDay); day <= lastDay; day++) {
    for (const entry of plan(life, day)) if (entry.seen_at <= at) yield entry
  }
}

export function statusAt(entry: Entry, at: number): 'pending' | 'posted' | 'void' {
  if (at < entry.end.at) return 'pending'
  if (entry.withdrawn_at !== null && entry.withdrawn_at <= at) return 'void'
  return entry.end.status
}

/** Minor units: what is on the books, and what the pending rows will make of it. Entries that were replaced do not count. */
export function balanceAt(life: Life, at: number, replaced = NONE): { current: number; pending: number } {
  let current = life.opening
  let pending = 0
  for (const entry of entriesUntil(life, life.firstDay, at)) {
    if (replaced.has(entry.key)) continue
    const status = statusAt(entry, at)
    if (status === 'posted') current += entry.amount
    if (status === 'pending') pending += entry.first_amount
  }
  return { current, pending }
}

const NONE: ReadonlySet<string> = new Set()

/** A life that stands at `current` at this moment, with its history before it. */
export function beginLife(life: Omit<Life, 'firstDay' | 'opening'>, current: number, at: number): Life {
  const firstDay = Math.floor(at / SECONDS_A_DAY) - HISTORY_DAYS + 1
  const unopened = { ...life, firstDay, opening: 0 }
  return { ...unopened, opening: current - balanceAt(unopened, at).current }
}
