import { endpoint } from '../endpoint'
import { missing, missingReference, refused } from '../errors'
import { type Moment, unixSeconds } from '../moment'
import { array, emptyable, hash, integer, oneOf, required, text, type Values } from '../params'
import type { Holder, SessionRow } from '../rows'
import { switchesOf } from '../switches'
import { Since } from '../version-changes'
import { rememberConnection } from '../webhooks/listeners'
import { renderSession } from './session-object'
import { sessionShape } from './shapes'
import { tokenEndpoint } from './tokens'

const SUBCATEGORIES = ['checking', 'credit_card', 'line_of_credit', 'mortgage', 'savings'] as const

const createParams = {
  account_holder: required(
    hash({
      account: text(),
      customer: text(),
      customer_account: text(),
      type: required(oneOf(['account', 'customer'])),
    }),
  ),
  filters: hash({
    account_subcategories: array(oneOf(SUBCATEGORIES)),
    country: text(),
    require_payment_method_support: oneOf(['all', 'at_least_one', 'none']),
  }),
  limits: hash({ accounts: required(emptyable(integer({ least: 1 }))) }),
  manual_entry: hash({ mode: oneOf(['automatic', 'disabled']) }),
  permissions: required(array(oneOf(['payment_method', 'balances', 'transactions', 'ownership']))),
  prefetch: array(oneOf(['balances', 'ownership', 'transactions'])),
  return_url: text(),
}

export const sessionEndpoints = [
  endpoint({
    method: 'POST',
    path: '/v1/financial_connections/sessions',
    params: createParams,
    shape: sessionShape,
    run: (moment, params) => shown(moment, createSession(moment, params)),
  }),
  endpoint({
    method: 'GET',
    path: '/v1/financial_connections/sessions/:session',
    params: {},
    shape: sessionShape,
    run(moment, _, { session }) {
      const row = moment.world.tables.session.get(session)
      if (!row) throw missing('financialconnections session', session, 'session')
      return shown(moment, row)
    },
  }),
  tokenEndpoint,
]

/** A client_secret that expired could not be null at first. */
function shown(moment: Moment, row: SessionRow): Record<string, unknown> {
  const session = renderSession(moment, row)
  if (session.client_secret !== null) return session
  return { ...session, client_secret: new Since('2025-11-17.clover', null, row.client_secret) }
}

export function createSession(moment: Moment, params: Values<typeof createParams>): SessionRow {
  const { world } = moment
  const { prefetch_without_permission, client_secret_seconds } = switchesOf(world)
  if (prefetch_without_permission === 'refuse') {
    refusePrefetchWithoutPermission(params.permissions, params.prefetch ?? [])
  }
  if (params.filters?.country && !/^[A-Z]{2}$/.test(params.filters.country)) {
    throw refused(`Invalid country: ${params.filters.country.slice(0, 20)}`, { param: 'filters[country]' })
  }
  const row: SessionRow = {
    id: world.newId('fcsess'),
    seq: world.nextSeq(),
    created: unixSeconds(moment),
    client_secret: world.newId('fcsess_client_secret'),
    expires_at: unixSeconds(moment) + client_secret_seconds,
    completed_at: null,
    holder: readHolder(moment, params.account_holder),
    permissions: unique(params.permissions),
    prefetch: unique(params.prefetch ?? []),
    limit: params.limits?.accounts ?? null,
    filters: params.filters
      ? {
          account_subcategories: params.filters.account_subcategories ?? null,
          country: params.filters.country ?? null,
          require_payment_method_support: params.filters.require_payment_method_support ?? null,
        }
      : null,
    manual_entry: params.manual_entry?.mode ?? null,
    return_url: readReturnUrl(params.return_url),
    accounts: [],
  }
  world.tables.session.put(row)
  rememberConnection(world)
  return row
}

/** An app's own scheme is as good as https; a script is no place to return to. */
function readReturnUrl(url: string | undefined): string | null {
  if (url === undefined) return null
  if (URL.canParse(url) && !/^(javascript|data|vbscript|blob|file):/i.test(new URL(url).protocol)) return url
  throw refused('Not a valid URL', { code: 'url_invalid', param: 'return_url' })
}

type HolderParams = Values<typeof createParams>['account_holder']

function readHolder({ world }: Moment, { type, account, customer, customer_account }: HolderParams): Holder {
  if (type === 'account') {
    refuse({ customer, customer_account }, type)
    if (!account) throw lacking('account_holder[account]')
    if (!isConnected(account)) throw missingReference('account', account, 'account_holder[account]')
    return { account, type }
  }
  refuse({ account }, type)
  if (customer && customer_account) refuse({ customer_account }, 'customer` and `account_holder[customer]')
  if (customer_account) {
    if (!isConnected(customer_account)) {
      throw missingReference('account', customer_account, 'account_holder[customer_account]')
    }
    return { customer_account, type }
  }
  if (!customer) throw lacking('account_holder[customer]')
  const row = world.tables.customer.get(customer)
  if (!row || row.deleted) throw missingReference('customer', customer, 'account_holder[customer]')
  return { customer, type }
}

/** Connected accounts live outside this simulator: an id of the right kind is taken for one. */
function isConnected(id: string): boolean {
  return /^acct_\w+$/.test(id)
}

function refuse(others: Record<string, string | undefined>, type: string): void {
  const [name] = Object.entries(others).find(([, value]) => value !== undefined) ?? []
  if (!name) return
  const param = `account_holder[${name}]`
  throw refused(`You may not specify \`${param}\` with \`account_holder[type]=${type}\`.`, { param })
}

function lacking(param: string) {
  return refused(`Missing required param: ${param}.`, { code: 'parameter_missing', param })
}

function refusePrefetchWithoutPermission(permissions: string[], prefetch: string[]): void {
  const position = prefetch.findIndex((feature) => !permissions.includes(feature))
  if (position < 0) return
  throw refused(`You cannot prefetch \`${prefetch[position]}\` without requesting it in \`permissions\`.`, {
    param: `prefetch[${position}]`,
  })
}

function unique<T>(values: T[]): T[] {
  return [...new Set(values)]
}
