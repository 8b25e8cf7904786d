import type Stripe from 'stripe'
import type { Life } from './lives/life'
import type { Switches } from './switches'

/** What a world keeps. Times end in nothing when they are Stripe's unix seconds, in `Ms` when they are the clock's. */
export type Rows = {
  meta: MetaRow
  customer: CustomerRow
  session: SessionRow
  authorization: AuthorizationRow
  account: AccountRow
  ownership: OwnershipRow
  owner: OwnerRow
  refresh: RefreshRow
  transaction: TransactionRow
  planted: PlantedRow
  event: EventRow
  webhook_endpoint: WebhookEndpointRow
  delivery: DeliveryRow
  job: JobRow
  idempotency: IdempotencyRow
}

export type Kind = keyof Rows

export type MetaRow = {
  id: 'world'
  seed: string
  count: number
  peopled: boolean
  switches?: Switches
  connected?: Connection
}

/** Of a connected account's world: its own id, and the world of its platform. */
export type Connection = { account: string; platform: string }

export type CustomerRow = {
  id: string
  seq: number
  created: number
  deleted: boolean
  fields: CustomerFields
}

export type CustomerFields = {
  address: Address | null
  balance: number
  description: string | null
  email: string | null
  metadata: Record<string, string>
  name: string | null
  phone: string | null
  preferred_locales: string[]
  shipping: { address: Address; name: string; phone: string | null } | null
  tax_exempt: string
}

export type Holder = { type: 'customer' | 'account'; customer?: string; customer_account?: string; account?: string }

export type Address = Record<'city' | 'country' | 'line1' | 'line2' | 'postal_code' | 'state', string | null>

export type SessionRow = {
  id: string
  seq: number
  created: number
  client_secret: string
  expires_at: number
  completed_at: number | null
  holder: Holder
  permissions: string[]
  prefetch: string[]
  limit: number | null
  filters: {
    account_subcategories: string[] | null
    country: string | null
    require_payment_method_support: 'all' | 'at_least_one' | 'none' | null
  } | null
  manual_entry: 'automatic' | 'disabled' | null
  return_url: string | null
  accounts: string[]
  /** The bank account that was typed in by hand, or that a token was asked for. */
  token?: BankToken
}

export type BankToken = Stripe.Token & { bank_account: Stripe.BankAccount }

/** The permission a bank gave for one holder: what an `authorization.*` event is about. */
export type AuthorizationRow = {
  id: string
  holder: string
  institution_name: string
  status: 'active' | 'inactive'
  expected_deactivation_date: number | null
  /** The date that was announced last. */
  announced?: number
}

export type Feature = 'balance' | 'ownership' | 'transactions'

export type RefreshState = {
  last_attempted_at: number
  next_refresh_available_at: number | null
  status: 'pending' | 'succeeded' | 'failed'
}

export type AccountNumber = {
  expected_expiry_date: number | null
  identifier_type: 'account_number' | 'tokenized_account_number'
  status: 'deactivated' | 'expired' | 'pending' | 'transactable'
  supported_networks: 'ach'[]
}

export type Balance = {
  as_of: number
  current: Record<string, number>
  type: 'cash' | 'credit'
  cash?: { available: Record<string, number> | null }
  credit?: { used: Record<string, number> | null }
}

export type AccountRow = {
  id: string
  seq: number
  created: number
  holder: Holder
  institution_name: string
  /** The bank's own name of the account: with holder and institution it tells a relink from a new account. */
  bank_account: string
  authorization: string
  /** The bank leaves empty whatever may be. */
  silent?: true
  sessions: string[]
  category: string
  subcategory: string
  display_name: string | null
  last4: string | null
  status: 'active' | 'inactive' | 'disconnected'
  expected_deactivation_date: number | null
  permissions: string[]
  subscriptions: 'transactions'[]
  supported_payment_method_types: string[]
  account_numbers: AccountNumber[] | null
  balance: Balance | null
  balance_refresh: RefreshState | null
  ownership: string | null
  ownership_refresh: RefreshState | null
  transaction_refresh: (RefreshState & { id: string }) | null
  life: Life
  /** When the rows were last read at the bank; null until a transaction refresh succeeded. */
  synced_at: number | null
  /** How the next refresh of a feature ends, once; the bank decides where nothing is told. */
  next_refresh?: NextRefresh
  /** Why and with what consequence it will be deactivated, where it was told. */
  deactivation?: Deactivation
  /** What was generated, oldest first. */
  bulk?: Bulk[]
}

export type Deactivation = {
  action: 'none' | 'relink_required'
  cause: 'access_expired' | 'institution_requirement' | 'unspecified'
}

/** The recipe of `count` transactions from index `first` on, spread evenly between two times. */
export type Bulk = {
  first: number
  count: number
  from: number
  to: number
  /** Null until a refresh reads them. */
  shown: { refresh: string; refresh_seq: number; updated: number } | null
}

export type NextRefresh = Partial<Record<Feature, 'succeeded' | 'failed' | 'deactivates'>>

export type OwnershipRow = { id: string; account: string; created: number }

export type OwnerRow = {
  id: string
  seq: number
  account: string
  ownership: string
  name: string
  email: string | null
  phone: string | null
  raw_address: string | null
  refreshed_at: number
}

/** One attempt to refresh transactions; `seq` orders what `transaction_refresh[after]` compares. */
export type RefreshRow = { id: string; seq: number; account: string }

export type TransactionRow = {
  id: string
  account: string
  amount: number
  currency: string
  description: string
  status: 'pending' | 'posted' | 'void'
  posted_at: number | null
  void_at: number | null
  transacted_at: number
  refresh: string
  refresh_seq: number
  updated: number
}

/** A transaction that the bank was told to show; the next refresh reads it. */
export type PlantedRow = Omit<TransactionRow, 'refresh' | 'refresh_seq' | 'updated'> & {
  seq: number
  /** The part of the account's life that it takes the place of. */
  entry: string | null
}

export type EventRow = {
  id: string
  /** The connected account it happened to. */
  account?: string
  seq: number
  created: number
  type: string
  object: Record<string, unknown>
  /** Of an update: what changed, as it was. */
  previous_attributes?: Record<string, unknown>
  request: { id: string | null; idempotency_key: string | null }
}

export type WebhookEndpointRow = {
  id: string
  seq: number
  created: number
  url: string
  /** Newest first. One that was replaced still signs until its time, on the machine's clock. */
  secrets: { secret: string; untilMs: number | null }[]
  enabled_events: string[]
  api_version: string | null
  connect: boolean
  description: string | null
  metadata: Record<string, string>
  status: 'enabled' | 'disabled'
  mischief: Mischief
}

/** What goes wrong on the way to an endpoint. Shares are of all its deliveries, from 0 to 1. */
export type Mischief = { duplicate: number; drop: number; reorder: boolean; delay_ms: number }

/** One event on its way to one endpoint. */
export type DeliveryRow = {
  id: string
  seq: number
  created: number
  event: string
  endpoint: string
  status: 'pending' | 'succeeded' | 'failed' | 'dropped' | 'canceled'
  /** On the machine's clock; null until the first look at it. */
  dueMs: number | null
  /** How long it waits before its first attempt. */
  waitMs: number
  /** Sent once more after it succeeded. */
  duplicate: boolean
  /** Attempts that failed since it was sent, or sent again. */
  failures: number
  attempts: Attempt[]
}

/** `atMs` on the machine's clock; `status` is null where no answer came. */
export type Attempt = { atMs: number; status: number | null; ms: number; error: string | null }

export type JobRow = { id: string; seq: number; dueMs: number; account: string } & Task

export type Task =
  | { task: 'refresh'; feature: Feature }
  | { task: 'daily_refresh' | 'deactivate' | 'announce_deactivation' }
  | { task: 'announce_number_expiry' | 'expire_number' | 'grant_number' }

/** What a request under an idempotency key, which is the id, was answered with. */
export type IdempotencyRow = {
  id: string
  created: number
  path: string
  fingerprint: string
  status: number
  body: string
  /** The id of the first request. */
  request: string
}
