// (shared) Payments that come again and again, found by amount and rhythm; salary is one as well.
import { addDays } from './calendar'
import { groupBy } from './grouped'
import { type InsightRow, isMoved } from './insight-row'
import { type DayRule, dayRuleOf, daysAfter, isMissedTwice } from './next-days'
import { payeeOf } from './payee'
import { fewestForRhythm, type Rhythm, rhythmOf, rhythms } from './rhythm'
import { type SteadyAmount, steadyAmountOf } from './steady-amount'

export type Recurring = {
  /** Names this one among all of an answer. */
  key: string
  account: string
  currency: string
  direction: 'in' | 'out'
  payee: string
  /** As the newest row says it. */
  description: string
  rhythm: Rhythm
  amount: SteadyAmount
  rule: DayRule
  /** Days on which it came; several rows of a day are taken together. */
  times: number
  first: string
  last: string
  /** `late`: it was to come and did not; `ended`: more than one did not come. */
  state: 'running' | 'late' | 'ended'
  /** Newest first: all that prove it. */
  rows: InsightRow[]
}

/** Up to which day the rows of an account are known: nothing that would have come later is missing. */
export type SeenUntil = (account: string) => string

/** Newest first. False ones are worse than missed ones: what does not fit every rule is left out. */
export function findRecurring(rows: readonly InsightRow[], seenUntil: SeenUntil): Recurring[] {
  const groups = groupBy(rows.filter(isMoved), (row) => {
    return [row.account, row.currency, row.amount < 0 ? 'out' : 'in', payeeOf(row.description)].join('\n')
  })
  const found = [...groups.values()].flatMap((group) => recurringIn(group, seenUntil))
  return found.sort((a, b) => b.last.localeCompare(a.last) || a.key.localeCompare(b.key))
}

/** Two prices of one shop may each have a rhythm. One of many more prices has it by chance, so a fourth payment is asked for. */
function recurringIn(group: readonly InsightRow[], seenUntil: SeenUntil): Recurring[] {
  const whole = recurringOf(group, seenUntil)
  if (whole) return [whole]
  const prices = [...groupBy(group, ({ amount }) => String(amount)).values()]
  return prices
    .filter((rows) => rows.length < group.length && rows.length > fewestForRhythm)
    .flatMap((rows) => recurringOf(rows, seenUntil) ?? [])
}

function recurringOf(group: readonly InsightRow[], seenUntil: SeenUntil): Recurring | null {
  if (group.length < fewestForRhythm) return null
  const rows = group.toSorted((a, b) => b.day.localeCompare(a.day) || a.id.localeCompare(b.id))
  const paid = paidByDay(rows)
  const days = paid.map(({ day }) => day)
  const rhythm = rhythmOf(days)
  const amount = rhythm && steadyAmountOf(paid, rhythm.name)
  const [newest, first, last] = [rows[0], days[0], days.at(-1)]
  if (!rhythm || !amount || !newest || !first || !last) return null
  const { account, currency, description } = newest
  const direction = newest.amount < 0 ? 'out' : 'in'
  const payee = payeeOf(description)
  const rule = dayRuleOf(days, rhythm.name, direction)
  return {
    key: [account, currency, direction, payee, amount.amount].join(' '),
    account,
    currency,
    direction,
    payee,
    description,
    rhythm,
    amount,
    rule,
    times: days.length,
    first,
    last,
    state: stateOf(last, rhythm, rule, seenUntil(account)),
    rows,
  }
}

/** Oldest first, amounts without their sign. */
function paidByDay(rows: readonly InsightRow[]): { day: string; amount: number }[] {
  const byDay = groupBy(rows, ({ day }) => day)
  return [...byDay]
    .map(([day, sameDay]) => ({ day, amount: Math.abs(sameDay.reduce((sum, { amount }) => sum + amount, 0)) }))
    .reverse()
}

/** A day or two of grace, as much as the rhythm allows itself. */
function stateOf(last: string, rhythm: Rhythm, rule: DayRule, seenUntil: string): Recurring['state'] {
  if (isMissedTwice(last, rhythm.name, seenUntil)) return 'ended'
  const grace = rhythms[rhythm.name].most - rhythm.median_gap
  return daysAfter(last, rule, addDays(seenUntil, -Math.max(grace, 1))).length > 0 ? 'late' : 'running'
}
