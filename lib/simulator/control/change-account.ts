import { emitAccount } from '../emit'
import { refused } from '../errors'
import { deactivate, disconnect, reactivate } from '../jobs/access'
import { expectDeactivation } from '../jobs/deactivation'
import { save, stateOf, withState } from '../jobs/refresh'
import { cancel, schedule } from '../jobs/schedule'
import { growTo } from '../ledger/grow'
import { plant } from '../ledger/plant'
import { type Moment, unixSeconds } from '../moment'
import type { AccountRow, Feature, NextRefresh } from '../rows'
import type { Changes } from './account-params'

type Change = (moment: Moment, account: AccountRow, changes: Changes) => AccountRow

/** Does what a bank would, with the events of it. The next refresh may then be asked for at once. */
export function changeAccount(moment: Moment, account: AccountRow, changes: Changes): AccountRow {
  const now = changeStatus(moment, account, changes.status)
  const [param] = Object.entries(changes).flatMap(([name, value]) =>
    name !== 'status' && value !== undefined ? [name] : [],
  )
  if (param && now.status === 'disconnected') {
    throw refused('Nothing changes any more about a disconnected account.', { param })
  }
  return STEPS.reduce((row, step) => step(moment, row, changes), now)
}

const STEPS: Change[] = [changeDeactivation, changeNumbers, changePaymentMethods, changeLedger, changeNextRefresh]

function changeStatus(moment: Moment, account: AccountRow, status: Changes['status']): AccountRow {
  if (status === undefined || status === account.status) return account
  if (account.status === 'disconnected') {
    throw refused(`A disconnected account cannot become ${status}: link it again.`, { param: 'status' })
  }
  if (status === 'disconnected') return disconnect(moment, account)
  if (status === 'active') return reactivate(moment, account)
  cancel(moment.world, account.id, { task: 'deactivate' })
  cancel(moment.world, account.id, { task: 'announce_deactivation' })
  deactivate(moment, account)
  return moment.world.tables.account.get(account.id) ?? account
}

function changeDeactivation(moment: Moment, account: AccountRow, { status_details }: Changes): AccountRow {
  if (status_details === undefined) return account
  if (account.status !== 'active') {
    throw refused('Only an active account can be deactivated later.', { param: 'status_details' })
  }
  if (status_details === null) return expectDeactivation(moment, account, null)
  const { action = 'relink_required', cause = 'access_expired', expected_deactivation_date } = status_details.active
  return expectDeactivation(moment, { ...account, deactivation: { action, cause } }, expected_deactivation_date)
}

function changeNumbers(moment: Moment, account: AccountRow, { account_numbers }: Changes): AccountRow {
  if (account_numbers === undefined) return account
  for (const task of ['grant_number', 'announce_number_expiry', 'expire_number'] as const) {
    cancel(moment.world, account.id, { task })
  }
  const numbers = account_numbers?.map(({ supported_networks, expected_expiry_date, ...number }) => ({
    ...number,
    expected_expiry_date: expected_expiry_date ?? null,
    supported_networks: supported_networks ?? ['ach' as const],
  }))
  const row = save(moment, { ...account, account_numbers: numbers ?? null })
  emitAccount(moment, 'account_numbers_updated', row)
  const ends = (numbers ?? []).flatMap(({ status, expected_expiry_date: date }) =>
    status === 'transactable' && date !== null && date > unixSeconds(moment) ? [date] : [],
  )
  if (ends.length > 0) {
    emitAccount(moment, 'upcoming_account_number_expiry', row)
    schedule(moment, row.id, Math.min(...ends) * 1000, { task: 'expire_number' })
  }
  return row
}

function changePaymentMethods(moment: Moment, account: AccountRow, changes: Changes): AccountRow {
  const { supported_payment_method_types } = changes
  if (!supported_payment_method_types) return account
  const row = save(moment, { ...account, supported_payment_method_types })
  emitAccount(moment, 'supported_payment_method_types_updated', row)
  return row
}

/** Transactions show with the next refresh, whose event tells of them; the balance changes with them. */
function changeLedger(moment: Moment, account: AccountRow, changes: Changes): AccountRow {
  const { transactions, transactions_count } = changes
  for (const [position, told] of (transactions ?? []).entries()) {
    plant(moment, account, told, `transactions[${position}]`)
  }
  const row = transactions_count === undefined ? account : save(moment, growTo(moment, account, transactions_count))
  return transactions || transactions_count !== undefined ? allowRefresh(moment, row, ['balance', 'transactions']) : row
}

const FEATURES: Feature[] = ['balance', 'ownership', 'transactions']

function changeNextRefresh(moment: Moment, account: AccountRow, { next_refresh }: Changes): AccountRow {
  if (!next_refresh) return account
  const planned: NextRefresh = { ...account.next_refresh }
  for (const feature of FEATURES) planned[feature] = next_refresh[feature] ?? planned[feature]
  const told = FEATURES.filter((feature) => next_refresh[feature] !== undefined)
  return allowRefresh(moment, { ...account, next_refresh: planned }, told)
}

/** Ends the pause after the last refresh. */
function allowRefresh(moment: Moment, account: AccountRow, features: Feature[]): AccountRow {
  const now = unixSeconds(moment)
  const allowed = features.reduce((current, feature) => {
    const state = stateOf(current, feature)
    const next = state?.next_refresh_available_at ?? null
    if (!state || next === null || next <= now) return current
    return withState(current, feature, { ...state, next_refresh_available_at: now })
  }, account)
  return save(moment, allowed)
}
