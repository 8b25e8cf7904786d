import type Stripe from 'stripe'
import { list, page } from '../list'
import type { Moment } from '../moment'
import type { OwnerRow, OwnershipRow } from '../rows'
import { ordered } from '../table'
import type { World } from '../world'

export function renderOwner(row: OwnerRow) {
  return {
    id: row.id,
    object: 'financial_connections.account_owner',
    email: row.email,
    name: row.name,
    ownership: row.ownership,
    phone: row.phone,
    raw_address: row.raw_address,
    refreshed_at: row.refreshed_at,
  } satisfies Stripe.FinancialConnections.AccountOwner
}

export function renderOwnershipById({ world }: Moment, id: string): unknown {
  const row = world.tables.ownership.get(id)
  return row ? renderOwnership(world, row) : id
}

/** The owners of one ownership object, as a list's source. */
export function ownersOf(world: World, ownership: string) {
  const owners = world.tables.owner
  return {
    keys: owners.keys('ownership', ownership),
    get: (id: string) => owners.get(id),
    orderOf: (row: OwnerRow) => `${ordered(0)} ${ordered(row.seq)}`,
    noun: 'owner',
  }
}

export function ownersUrl(account: string, ownership: string): string {
  return `/v1/financial_connections/accounts/${account}/owners?ownership=${ownership}`
}

function renderOwnership(world: World, row: OwnershipRow): Record<string, unknown> {
  const url = ownersUrl(row.account, row.id)
  return {
    id: row.id,
    object: 'financial_connections.account_ownership',
    created: row.created,
    owners: list(page(ownersOf(world, row.id), {}), url, renderOwner),
  } satisfies Stripe.FinancialConnections.AccountOwnership
}
