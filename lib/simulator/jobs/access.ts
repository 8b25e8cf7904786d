import type { Access } from '../banks/bank'
import { emitAccount } from '../emit'
import { SECONDS_A_DAY } from '../lives/life'
import { type Moment, unixSeconds } from '../moment'
import type { AccountRow, Feature, RefreshState } from '../rows'
import { SOON_MS } from './account-numbers'
import { expectDeactivation } from './deactivation'
import { forgetOwnership } from './ownership'
import { save, stateOf, withState } from './refresh'
import { cancel, schedule } from './schedule'
import { unsubscribe } from './subscription'

const FEATURES: Feature[] = ['balance', 'ownership', 'transactions']

/** The end of a link, and of the data behind it. Only linking again, as a new account, brings it back. */
export function disconnect(moment: Moment, account: AccountRow): AccountRow {
  if (account.status === 'disconnected') return account
  unsubscribe(moment, account)
  cancel(moment.world, account.id, { task: 'deactivate' })
  forgetOwnership(moment, account)
  const row = save(moment, {
    ...account,
    status: 'disconnected',
    expected_deactivation_date: null,
    subscriptions: [],
    balance: null,
    balance_refresh: null,
    ownership: null,
    ownership_refresh: null,
    transaction_refresh: null,
  })
  emitAccount(moment, 'disconnected', row)
  return row
}

/** The bank refuses from now on. */
export function deactivate(moment: Moment, account: AccountRow): void {
  if (account.status !== 'active') return
  const inactive = { ...account, status: 'inactive' as const, expected_deactivation_date: null }
  const row = save(
    moment,
    eachState(inactive, (state) => ({ ...state, next_refresh_available_at: null })),
  )
  setAuthorization(moment, row, 'inactive')
  emitAccount(moment, 'deactivated', row)
}

/** The holder signed in at the bank again. */
export function reactivate(moment: Moment, account: AccountRow): AccountRow {
  if (account.status !== 'inactive') return account
  const now = unixSeconds(moment)
  const allowed = (state: RefreshState) =>
    state.status === 'pending' ? state : { ...state, next_refresh_available_at: now }
  const row = save(moment, eachState({ ...account, status: 'active' }, allowed))
  setAuthorization(moment, row, 'active')
  emitAccount(moment, 'reactivated', row)
  return row
}

/** Plans how long the bank lets a link live, from the moment it was made or made anew. */
export function planAccess(moment: Moment, account: AccountRow, access: Access, link: 'first' | 'again'): AccountRow {
  if (account.status !== 'active' || access === 'lasting') return account
  if (access === 'thirty_days') return planDeactivation(moment, account, 30 * SECONDS_A_DAY)
  if (link === 'first') schedule(moment, account.id, moment.atMs + SOON_MS, { task: 'deactivate' })
  else if (access === 'a_day') return planDeactivation(moment, account, SECONDS_A_DAY)
  return account
}

function planDeactivation(moment: Moment, account: AccountRow, seconds: number): AccountRow {
  return expectDeactivation(moment, account, unixSeconds(moment) + seconds)
}

function setAuthorization({ world }: Moment, account: AccountRow, status: 'active' | 'inactive'): void {
  const row = world.tables.authorization.get(account.authorization)
  if (row) world.tables.authorization.put({ ...row, status, expected_deactivation_date: null })
}

function eachState(account: AccountRow, change: (state: RefreshState) => RefreshState): AccountRow {
  return FEATURES.reduce((current, feature) => {
    const state = stateOf(current, feature)
    return state ? withState(current, feature, change(state)) : current
  }, account)
}
