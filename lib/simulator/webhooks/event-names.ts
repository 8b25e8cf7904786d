import type Stripe from 'stripe'
import { switchesOf } from '../switches'
import type { World } from '../world'

type Named = Extract<Stripe.WebhookEndpointCreateParams.EnabledEvent, `financial_connections.${string}`>

const ALWAYS = ''
const NUMBERS = '2025-11-17.clover'
const DATES = '2026-07-29.dahlia'

/** The version of the API that each event of Financial Connections came with. */
const since: Record<string, string> = {
  'financial_connections.account.account_numbers_updated': NUMBERS,
  'financial_connections.account.created': ALWAYS,
  'financial_connections.account.deactivated': ALWAYS,
  'financial_connections.account.disconnected': ALWAYS,
  'financial_connections.account.expected_deactivation_date_updated': DATES,
  'financial_connections.account.reactivated': ALWAYS,
  'financial_connections.account.refreshed_balance': ALWAYS,
  'financial_connections.account.refreshed_ownership': ALWAYS,
  'financial_connections.account.refreshed_transactions': ALWAYS,
  'financial_connections.account.supported_payment_method_types_updated': DATES,
  'financial_connections.account.upcoming_account_number_expiry': NUMBERS,
  'financial_connections.account.upcoming_deactivation': DATES,
  'financial_connections.authorization.expected_deactivation_date_updated': DATES,
  'financial_connections.authorization.upcoming_deactivation': DATES,
} satisfies Record<Named, string>

/** `*`, an event of Financial Connections, or anything else of the form noun.verb: Stripe has hundreds, which never happen here. */
export function isEventName(name: string): boolean {
  if (name.startsWith('financial_connections')) return Object.hasOwn(since, name)
  return /^(\*|[a-z0-9_]+(\.[a-z0-9_]+)+)$/.test(name)
}

/** Whether those who have a version of the API are told of such an event; null is the account's own version. */
export function isToldTo(world: World, version: string | null, type: string): boolean {
  return switchesOf(world).newer_events === 'told' || (since[type] ?? ALWAYS) <= (version ?? world.apiVersion)
}
