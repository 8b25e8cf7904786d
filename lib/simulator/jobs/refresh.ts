import { refused } from '../errors'
import { type Moment, unixSeconds } from '../moment'
import type { AccountRow, Feature, RefreshState } from '../rows'
import { switchesOf } from '../switches'
import { schedule } from './schedule'

export function requireActive(account: AccountRow): void {
  if (account.status === 'active') return
  throw refused(`Data cannot be refreshed on ${account.status} accounts.`, {
    code: 'financial_connections_account_inactive',
  })
}

/** Asked while one is pending or before the next is allowed, nothing is begun. */
export function beginRefresh(moment: Moment, account: AccountRow, feature: Feature): AccountRow {
  if (mayRefresh(moment, account, feature)) return startRefresh(moment, account, feature)
  if (switchesOf(moment.world).early_refresh === 'ignore') return account
  throw refused(`The ${feature} of this account cannot be refreshed yet.`, { param: 'features' })
}

export function mayRefresh(moment: Moment, account: AccountRow, feature: Feature): boolean {
  const state = stateOf(account, feature)
  const next = state?.next_refresh_available_at ?? null
  return state?.status !== 'pending' && (next === null || unixSeconds(moment) >= next)
}

/** Begins a refresh whenever none is pending: what a subscription may do at any time. */
export function startRefresh(moment: Moment, account: AccountRow, feature: Feature): AccountRow {
  if (stateOf(account, feature)?.status === 'pending') return account
  const { world } = moment
  const state: RefreshState = {
    last_attempted_at: unixSeconds(moment),
    next_refresh_available_at: null,
    status: 'pending',
  }
  schedule(moment, account.id, moment.atMs + switchesOf(world).refresh_seconds * 1000, { task: 'refresh', feature })
  if (feature !== 'transactions') return save(moment, withState(account, feature, state))
  const id = world.newId('fctxnref')
  world.tables.refresh.put({ id, seq: world.nextSeq(), account: account.id })
  return save(moment, { ...account, transaction_refresh: { id, ...state } })
}

export function stateOf(account: AccountRow, feature: Feature): RefreshState | null {
  if (feature === 'balance') return account.balance_refresh
  return feature === 'ownership' ? account.ownership_refresh : account.transaction_refresh
}

/** The account with one feature's hash replaced; a transaction refresh keeps its id. */
export function withState(account: AccountRow, feature: Feature, state: RefreshState | null): AccountRow {
  if (feature === 'balance') return { ...account, balance_refresh: state }
  if (feature === 'ownership') return { ...account, ownership_refresh: state }
  if (!account.transaction_refresh) return account
  return { ...account, transaction_refresh: state && { id: account.transaction_refresh.id, ...state } }
}

export function save({ world }: Moment, account: AccountRow): AccountRow {
  world.tables.account.put(account)
  return account
}
