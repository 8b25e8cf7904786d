import { endpoint } from '../endpoint'
import { exclusive, missingReference } from '../errors'
import { disconnect } from '../jobs/access'
import { beginRefresh, requireActive } from '../jobs/refresh'
import { subscribe, unsubscribe } from '../jobs/subscription'
import { list, page, paging } from '../list'
import type { Moment } from '../moment'
import { array, hash, oneOf, required, text } from '../params'
import { ordered, type SortedKeys } from '../table'
import { holderBuckets } from '../world'
import { renderAccount } from './account-object'
import { ACCOUNT_NOUN, accountInPath, requirePermission } from './account-reads'
import { accountShape, accountsShape } from './shapes'

const PATH = '/v1/financial_connections/accounts'

const listParams = {
  ...paging,
  account_holder: hash({ account: text(), customer: text(), customer_account: text() }),
  session: text(),
}

const refreshParams = { features: required(array(oneOf(['balance', 'ownership', 'transactions']))) }

const subscriptionParams = { features: required(array(oneOf(['transactions']))) }

export const accountEndpoints = [
  endpoint({
    method: 'GET',
    path: PATH,
    params: listParams,
    shape: accountsShape,
    run(moment, params) {
      const accounts = moment.world.tables.account
      const found = page(
        {
          keys: keysOf(moment, params),
          get: (id) => accounts.get(id),
          orderOf: (row) => `${ordered(row.created)} ${ordered(row.seq)}`,
          noun: ACCOUNT_NOUN,
        },
        params,
      )
      return list(found, PATH, renderAccount)
    },
  }),
  endpoint({
    method: 'GET',
    path: `${PATH}/:account`,
    params: {},
    shape: accountShape,
    run: (moment, _, { account }) => renderAccount(accountInPath(moment, account)),
  }),
  endpoint({
    method: 'POST',
    path: `${PATH}/:account/refresh`,
    params: refreshParams,
    shape: accountShape,
    run(moment, { features }, { account }) {
      const row = accountInPath(moment, account)
      requireActive(row)
      for (const feature of features) requirePermission(row, feature === 'balance' ? 'balances' : feature)
      const refreshed = features.reduce((current, feature) => beginRefresh(moment, current, feature), row)
      return renderAccount(refreshed)
    },
  }),
  endpoint({
    method: 'POST',
    path: `${PATH}/:account/subscribe`,
    params: subscriptionParams,
    shape: accountShape,
    run(moment, _, { account }) {
      const row = accountInPath(moment, account)
      requireActive(row)
      requirePermission(row, 'transactions')
      return renderAccount(subscribe(moment, row))
    },
  }),
  endpoint({
    method: 'POST',
    path: `${PATH}/:account/unsubscribe`,
    params: subscriptionParams,
    shape: accountShape,
    run: (moment, _, { account }) => renderAccount(unsubscribe(moment, accountInPath(moment, account))),
  }),
  endpoint({
    method: 'POST',
    path: `${PATH}/:account/disconnect`,
    params: {},
    shape: accountShape,
    run: (moment, _, { account }) => renderAccount(disconnect(moment, accountInPath(moment, account))),
  }),
]

type ListParams = {
  account_holder?:
    | { account?: string | undefined; customer?: string | undefined; customer_account?: string | undefined }
    | undefined
  session?: string | undefined
}

/** One question at a time: a session, one id of a holder, or everything. */
function keysOf({ world }: Moment, { session, account_holder = {} }: ListParams): SortedKeys {
  const { account, customer, customer_account } = account_holder
  const asked = Object.entries({
    'account_holder[account]': account,
    'account_holder[customer]': customer,
    'account_holder[customer_account]': customer_account,
    session,
  }).flatMap(([name, value]) => (value === undefined ? [] : [name]))
  if (asked.length > 1) throw exclusive(asked)
  if (session !== undefined) {
    if (!world.tables.session.get(session)) throw missingReference('financialconnections session', session, 'session')
    return world.tables.account.keys('session', session)
  }
  if (customer !== undefined && !world.tables.customer.get(customer)) {
    throw missingReference('customer', customer, 'account_holder[customer]')
  }
  const [bucket] = holderBuckets({ account, customer, customer_account })
  return bucket ? world.tables.account.keys('holder', bucket) : world.tables.account.keys('all')
}
