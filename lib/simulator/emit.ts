import type Stripe from 'stripe'
import { type Moment, unixSeconds } from './moment'
import { renderAccount } from './resources/account-object'
import type { AccountRow, AuthorizationRow } from './rows'
import { connectionOf, rememberConnection } from './webhooks/listeners'
import { planDeliveries } from './webhooks/plan'

type Hash = Record<string, unknown>

/** Writes down that something happened; `object` is a snapshot, `previous_attributes` what an update replaced. */
export function emit(moment: Moment, type: string, object: Hash, previous_attributes?: Hash): void {
  const { world, request } = moment
  const connected = connectionOf(world)
  rememberConnection(world)
  const row = {
    ...(connected ? { account: connected.account } : {}),
    id: world.newId('evt'),
    seq: world.nextSeq(),
    created: unixSeconds(moment),
    type,
    object,
    ...(previous_attributes ? { previous_attributes } : {}),
    request,
  }
  world.tables.event.put(row)
  planDeliveries(moment, row)
}

export function emitAccount(moment: Moment, name: string, account: AccountRow): void {
  emit(moment, `financial_connections.account.${name}`, renderAccount(account))
}

export function emitAuthorization(moment: Moment, name: string, row: AuthorizationRow): void {
  const date = row.expected_deactivation_date
  emit(moment, `financial_connections.authorization.${name}`, {
    id: row.id,
    object: 'financial_connections.authorization',
    institution_name: row.institution_name,
    livemode: false,
    status: row.status,
    status_details: date ? { active: { action: 'relink_required', expected_deactivation_date: date } } : {},
  } satisfies Stripe.FinancialConnections.Authorization)
}
