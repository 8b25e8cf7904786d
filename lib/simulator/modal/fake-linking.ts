import type { BrowserAnswer, LinkAccount, LinkChoice, LinkInstitution, Linking, LinkResult, LinkView } from '../linking'

export const SECRET = 'fcsess_client_secret_open'

/** A simulator that knows one session, for tests of the routes alone. */
export function fakeLinking(view: Partial<LinkView> = {}): Linking & { choices: LinkChoice[] } {
  const choices: LinkChoice[] = []
  const described = { ...session, ...view }
  return {
    choices,
    describe: (secret) => known(secret, described),
    complete(secret, choice) {
      const answer = known<BrowserAnswer>(secret, {
        financialConnectionsSession: {
          id: described.session,
          object: 'financial_connections.session',
          accounts:
            'accounts' in choice ? choice.accounts.map((name) => ({ id: `fca_${name}`, display_name: name })) : [],
          livemode: false,
          permissions: described.permissions,
          prefetch: [],
        },
      })
      if (answer.ok) choices.push(choice)
      return answer
    },
  }
}

function known<T>(secret: string, value: T): LinkResult<T> {
  if (secret === SECRET) return { ok: true, value }
  const code = secret.endsWith('expired') ? 'expired' : 'unknown'
  return { ok: false, failure: { code, message: `The session is ${code}.` } }
}

const checking: LinkAccount = {
  name: 'Everyday',
  category: 'cash',
  subcategory: 'checking',
  last4: '6789',
  currency: 'usd',
  current: 128_437,
  refused: null,
}
const savings: LinkAccount = { ...checking, name: 'Rainy day', subcategory: 'savings', last4: '1120' }
const card: LinkAccount = {
  ...checking,
  name: 'Card',
  subcategory: 'credit_card',
  last4: '3305',
  refused: 'subcategory',
}
const bank: LinkInstitution = {
  id: 'plain',
  name: 'Test (Non-OAuth)',
  listed: true,
  sign_in: 'none',
  down: null,
  accounts: [checking, savings, card],
}

const session: LinkView = {
  session: 'fcsess_1',
  now: 1_789_000_000,
  business_name: 'Tidewater',
  livemode: false,
  permissions: ['balances', 'transactions', 'ownership'],
  prefetch: [],
  limits: { accounts: null },
  filters: { account_subcategories: null, country: null, require_payment_method_support: 'none' },
  manual_entry: { mode: 'disabled' },
  return_url: null,
  institutions: [
    bank,
    { ...bank, id: 'form', name: 'Bank (Non-OAuth)', sign_in: 'credentials' },
    { ...bank, id: 'window', name: 'Bank (OAuth)', sign_in: 'oauth' },
    { ...bank, id: 'none', name: 'Ownership Accounts', accounts: [card] },
    { ...bank, id: 'down', name: 'Down (Scheduled)', down: { kind: 'scheduled', ends_at: 1_789_009_360 } },
    { ...bank, id: 'hidden', name: 'Inactive Accounts', listed: false },
  ],
}
