import { SECONDS_A_DAY } from '../lives/life'
import type { Moment } from '../moment'
import type { AccountRow } from '../rows'
import { save, startRefresh } from './refresh'
import { cancel, schedule } from './schedule'

/** Refreshes transactions at once, then daily. Subscribed already, nothing changes. */
export function subscribe(moment: Moment, account: AccountRow): AccountRow {
  if (account.subscriptions.includes('transactions')) return account
  planNext(moment, account)
  return startRefresh(moment, save(moment, { ...account, subscriptions: ['transactions'] }), 'transactions')
}

export function unsubscribe(moment: Moment, account: AccountRow): AccountRow {
  cancel(moment.world, account.id, { task: 'daily_refresh' })
  if (account.subscriptions.length === 0) return account
  return save(moment, { ...account, subscriptions: [] })
}

/** While the account is inactive the days go by without a refresh. */
export function refreshDaily(moment: Moment, account: AccountRow): void {
  planNext(moment, account)
  if (account.status === 'active') startRefresh(moment, account, 'transactions')
}

function planNext(moment: Moment, account: AccountRow): void {
  schedule(moment, account.id, moment.atMs + SECONDS_A_DAY * 1000, { task: 'daily_refresh' })
}
