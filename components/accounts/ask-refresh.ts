// (shared) Asking the bank anew, and saying plainly where it is too early for that.
import type { AccountView } from '@/lib/accounts/account-view'
import { ApiError } from '@/lib/http/client'
import { readAccount, refreshAccount } from './queries'
import { type Feature, type PlanRow, refreshPlan } from './refresh-plan'

export type RefreshAnswer =
  | { kind: 'begun' }
  /** Nothing was begun; `at` is when it may be, where that is known. */
  | { kind: 'notYet'; at: string | null }

/**
 * Asks for what may be asked for now: another tab, or the bank, may have been quicker than this page. Stripe answers a refresh that
 * comes too early with an account that did not move, or with a 400; both mean the same.
 */
export async function askRefresh(id: string, features: readonly Feature[], nowMs: number): Promise<RefreshAnswer> {
  const before = rowsOf(await readAccount(id), features, nowMs)
  const allowed = before.filter(({ next }) => next.kind === 'now').map(({ feature }) => feature)
  if (allowed.length === 0 && before.every(isEarly)) return notYet(before)
  const refusal = await post(id, allowed.length === 0 ? features : allowed)
  const after = rowsOf(await readAccount(id), features, nowMs)
  if (after.some((row, index) => hasMoved(before[index], row))) return { kind: 'begun' }
  if (refusal && !after.every(isEarly)) throw refusal
  return notYet(after)
}

/** A 400 is thought over; everything else is thrown. */
async function post(id: string, features: readonly Feature[]): Promise<ApiError | null> {
  try {
    await refreshAccount(id, features)
    return null
  } catch (error) {
    if (error instanceof ApiError && error.status === 400) return error
    throw error
  }
}

function rowsOf(account: AccountView, features: readonly Feature[], nowMs: number): PlanRow[] {
  return refreshPlan(account, nowMs).filter(({ feature }) => features.includes(feature))
}

function isEarly({ next }: PlanRow): boolean {
  return next.kind === 'at' || next.kind === 'afterPending'
}

function hasMoved(before: PlanRow | undefined, after: PlanRow): boolean {
  return before?.lastAttemptAt !== after.lastAttemptAt
}

function notYet(rows: readonly PlanRow[]): RefreshAnswer {
  const times = rows.flatMap(({ next }) => (next.kind === 'at' ? [next.at] : []))
  return { kind: 'notYet', at: times.sort()[0] ?? null }
}
