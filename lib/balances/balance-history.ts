import 'server-only'
import { eq, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { findAccount } from '@/lib/accounts/reach-account'
import { accounts } from '@/lib/accounts/table'
import { isStaff, type Viewer } from '@/lib/auth/roles'
import { bankNow } from '@/lib/clock'
import { dayAfter, dayOfMoment, daysBetween, startOfDay } from '@/lib/format/day'
import { isTimeZone } from '@/lib/format/time-zone'
import { AppError } from '@/lib/http/errors'
import { noSuch } from '@/lib/stripe/errors'
import { type BalanceDay, type BalanceHistory, longestDays } from './history-view'
import { sumsByDay } from './sums-by-day'

export const balanceDaysQuery = z.strictObject({
  account: z.string().optional(),
  currency: z
    .string()
    .regex(/^[a-z]{3}$/i, 'must be a currency as usd')
    .toLowerCase()
    .optional(),
  days: z
    .string()
    .regex(/^\d{1,4}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(1, 'must be at least 1').max(longestDays, `must be at most ${longestDays}`))
    .optional(),
  tz: z.string().max(64).refine(isTimeZone, 'must be a time zone as Europe/Berlin').optional(),
})
export type BalanceDaysQuery = z.output<typeof balanceDaysQuery>

const usualDays = 90

/**
 * For each day up to today what the total said when the day ended: the sum of the balances that were fresh then, of one account or
 * of all that count. What nobody knew stays unknown.
 * @throws AppError 404 for an account that is not theirs; 400 where staff name none, since nobody has all there are.
 */
export async function balanceHistory(viewer: Viewer, query: BalanceDaysQuery = {}): Promise<BalanceHistory> {
  const { days = usualDays, tz = 'UTC' } = query
  const nowMs = bankNow()
  const today = dayOfMoment(nowMs, tz)
  const first = dayAfter(today, 1 - days)
  const starts = Array.from({ length: days }, (_, index) => startOfDay(dayAfter(first, index), tz))
  const read = await sumsByDay(await scopeOf(viewer, query.account), query.currency ?? null, starts, nowMs)
  const begins = read.begins === null ? null : dayOfMoment(read.begins, tz)
  return {
    currency: read.currency,
    currencies: read.currencies,
    time_zone: tz,
    begins,
    data: begins === null ? [] : everyDay(begins > first ? begins : first, today, read.days, first),
    accounts: read.accounts,
  }
}

/** Which accounts are added up, each with those it has replaced. */
async function scopeOf(viewer: Viewer, account: string | undefined): Promise<SQL> {
  if (account !== undefined) {
    const row = await findAccount(viewer, account)
    if (!row) throw noSuch('account', account)
    return sql`${accounts.id} = ${row.id} and ${accounts.holderId} = ${row.holderId}`
  }
  if (isStaff(viewer)) throw new AppError('parameter_missing', 'Missing required param: account', { param: 'account' })
  if (viewer.holderId === null) return sql`false`
  const isOwn = eq(accounts.holderId, viewer.holderId)
  return sql`${isOwn} and ${accounts.replacedBy} is null and ${accounts.replacement} is distinct from 'asked'`
}

type Sums = Awaited<ReturnType<typeof sumsByDay>>['days']

/** A day without a sum is there as well, as one that nothing is known of. */
function everyDay(from: string, to: string, sums: Sums, first: string): BalanceDay[] {
  const known = new Map(sums.map(({ number, ...sum }) => [dayAfter(first, number - 1), sum]))
  const unknown = { amount: null, accounts: 0, joined: [], left: [] }
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => {
    const day = dayAfter(from, index)
    return { day, ...(known.get(day) ?? unknown) }
  })
}
