/** What the modal and the control route ask of the simulator: look at a session, then finish it. */
export type Linking = {
  /** What the modal shows for the session this client_secret belongs to, whichever key's world it lives in. */
  describe(clientSecret: string): LinkResult<LinkView>
  /** Links the chosen accounts, or leaves. The value is what `collectFinancialConnectionsAccounts` resolves with. */
  complete(clientSecret: string, choice: LinkChoice): LinkResult<BrowserAnswer>
}

export type LinkChoice = { cancel: true } | { institution: string; accounts: string[] }

export type LinkResult<T> = { ok: true; value: T } | { ok: false; failure: LinkFailure }

export type LinkFailure = {
  /** `invalid` is a choice that this session does not allow; the others say why there is no session to act on. */
  code: 'unknown' | 'expired' | 'completed' | 'invalid'
  message: string
  param?: string
}

export type LinkView = {
  session: string
  business_name: string
  livemode: false
  permissions: string[]
  prefetch: string[]
  limits: { accounts: number | null }
  filters: {
    account_subcategories: string[] | null
    country: string | null
    require_payment_method_support: 'all' | 'at_least_one' | 'none'
  }
  manual_entry: { mode: 'automatic' | 'disabled' }
  return_url: string | null
  institutions: LinkInstitution[]
}

export type LinkInstitution = {
  id: string
  name: string
  /** False: shown only when somebody searches for it. */
  listed: boolean
  sign_in: 'none' | 'credentials' | 'oauth'
  /** `ends_at` in unix seconds, only where the bank announced an end. */
  down: { kind: 'scheduled' | 'unscheduled' | 'error'; ends_at: number | null } | null
  accounts: LinkAccount[]
}

export type LinkAccount = {
  name: string
  category: string
  subcategory: string
  last4: string | null
  currency: string
  /** Minor units, signed as Stripe does (negative: owed by the holder); null where the bank gives none. */
  current: number | null
  /** Why this session cannot take the account; null where it can. */
  refused: 'subcategory' | 'payment_method' | null
}

export type BrowserAnswer = {
  financialConnectionsSession: {
    id: string
    object: 'financial_connections.session'
    accounts: Record<string, unknown>[]
    livemode: false
    permissions: string[]
    prefetch: string[]
    filters?: Record<string, unknown>
    return_url?: string
  }
}
