import { banks } from './banks/banks'
import type { Engine } from './engine'
import { Refusal } from './errors'
import { completeSession, NUMBERS_UNAVAILABLE } from './link/complete'
import { viewSession } from './link/view'
import { unixSeconds } from './moment'
import type { BankToken, SessionRow } from './rows'
import { connectionOf } from './webhooks/listeners'
import type { World } from './world'

/** What the modal and the control route ask of the simulator: look at a session, then finish it. */
export type Linking = {
  /** What the modal shows for the session this client_secret belongs to, whichever key's world it lives in. */
  describe(clientSecret: string, page?: LinkPage): LinkResult<LinkView>
  /** Links the chosen accounts, or leaves. The value is what `collectFinancialConnectionsAccounts` resolves with. */
  complete(clientSecret: string, choice: LinkChoice): LinkResult<BrowserAnswer>
}

/** As whom a page opened the modal: with its publishable key, and for the account connected to it, if for one. */
export type LinkPage = { key?: string | undefined; stripe_account?: string | undefined }

/** What `modalRoutes(deps)` (a Hono app, mounted at `/_simulator`) is given. */
export type ModalDeps = { linking: Linking; frameAncestors: string; assets?: string }

/** The institution by name or by id, the accounts by name. */
export type LinkChoice = { cancel: true } | BankChoice | { manual_entry: ManualEntry }

/** With `token`, a bank account token of the first account that payments can be made from. */
export type BankChoice = { institution: string; accounts: string[]; token?: boolean }

export type ManualEntry = { routing_number: string; account_number: string }

export type LinkResult<T> = { ok: true; value: T } | { ok: false; failure: LinkFailure }

export type LinkFailure = {
  /** `invalid` is a choice that this session does not allow, `numbers` one whose account numbers the bank does not give; the others say why there is no session to act on. */
  code: 'unknown' | 'expired' | 'completed' | 'invalid' | 'numbers'
  message: string
  param?: string
}

export type LinkView = {
  session: string
  /** The simulator's clock, unix seconds. */
  now: number
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
    bank_account_token?: BankToken
  }
  token?: BankToken
}

export function createLinking(engine: Engine, businessName: string): Linking {
  return {
    describe(clientSecret, page) {
      const found = open(engine, clientSecret, page)
      if (!found.ok) return found
      const { world, session } = found.value
      const value = engine.act(world, CLOCK, (moment) => viewSession(moment, session, { banks, businessName }))
      return { ok: true, value }
    },
    complete(clientSecret, choice) {
      const found = open(engine, clientSecret)
      if (!found.ok) return found
      const { world, session } = found.value
      try {
        return { ok: true, value: engine.act(world, CLOCK, (moment) => completeSession(moment, session, choice)) }
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const { message, details } = error
        return failed(details.code === NUMBERS_UNAVAILABLE ? 'numbers' : 'invalid', message, details.param)
      }
    },
  }
}

/** A browser acts without an API request: its events carry none. */
const CLOCK = { id: null, idempotency_key: null }

/** The session of a client_secret, if anything may still be done with it. */
function open(
  engine: Engine,
  clientSecret: string,
  page?: LinkPage,
): LinkResult<{ world: World; session: SessionRow }> {
  for (const world of engine.worlds.all()) {
    const id = world.tables.session.keys('secret', clientSecret).at(0)
    const session = id === undefined ? undefined : world.tables.session.get(id)
    if (!session) continue
    const foreign = page && foreignWords(world, page)
    if (foreign) return failed('unknown', foreign, 'client_secret')
    if (session.completed_at !== null) return failed('completed', 'This session was completed already.')
    if (unixSeconds({ atMs: engine.now() }) >= session.expires_at) return failed('expired', 'This session expired.')
    return { ok: true, value: { world, session } }
  }
  return failed('unknown', 'No session has this client_secret.', 'client_secret')
}

/** Every key and every connected account has a world of its own; a publishable key tells no more than its mode. */
function foreignWords(world: World, { key = '', stripe_account }: LinkPage): string | null {
  if (key.startsWith('pk_live_')) {
    return 'No such financialconnections session; a similar object exists in test mode, but a live mode key was used to make this request.'
  }
  if (connectionOf(world)?.account === stripe_account) return null
  return 'The client_secret does not match any Financial Connections Session of this account. Ensure that the publishable key and `stripeAccount` belong to the account that created it.'
}

function failed(code: LinkFailure['code'], message: string, param?: string): { ok: false; failure: LinkFailure } {
  return { ok: false, failure: { code, message, ...(param ? { param } : {}) } }
}
