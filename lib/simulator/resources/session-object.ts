import type Stripe from 'stripe'
import type { Moment } from '../moment'
import { unixSeconds } from '../moment'
import type { SessionRow } from '../rows'
import { renderAccount } from './account-object'

export function renderSession(moment: Moment, row: SessionRow): Record<string, unknown> {
  return {
    id: row.id,
    object: 'financial_connections.session',
    account_holder: row.holder,
    accounts: accountsOf(moment, row),
    ...(row.token ? { bank_account_token: row.token } : {}),
    client_secret: unixSeconds(moment) < row.expires_at ? row.client_secret : null,
    ...(row.filters ? { filters: renderFilters(row.filters) } : {}),
    ...(row.limit === null ? {} : { limits: { accounts: row.limit } }),
    livemode: false,
    ...(row.manual_entry ? { manual_entry: { mode: row.manual_entry } } : {}),
    permissions: row.permissions,
    prefetch: row.prefetch,
    ...(row.return_url ? { return_url: row.return_url } : {}),
  } satisfies Stripe.FinancialConnections.Session
}

export function renderFilters(filters: NonNullable<SessionRow['filters']>) {
  const { account_subcategories, country, require_payment_method_support } = filters
  return {
    account_subcategories,
    country,
    ...(require_payment_method_support ? { require_payment_method_support } : {}),
  } satisfies Stripe.FinancialConnections.Session.Filters
}

const FIRST_PAGE = 100

function accountsOf({ world }: Moment, row: SessionRow) {
  const found = row.accounts.flatMap((id) => world.tables.account.get(id) ?? [])
  return {
    object: 'list' as const,
    data: found.slice(0, FIRST_PAGE).map(renderAccount),
    has_more: found.length > FIRST_PAGE,
    url: '/v1/financial_connections/accounts',
  }
}
