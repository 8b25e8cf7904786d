/** The status for whoever is signed out, a customer, support and an admin. */
export type Statuses = readonly [number, number, number, number]

/** Which id is asked about: one's own, another customer's, one that nobody has, one that nobody could have. */
export const whoseIds = ['own', 'foreign', 'random', 'malformed'] as const
export type Whose = (typeof whoseIds)[number]

/** What is sent besides the address, and what each is answered; an address without an id is asked as `own` alone. */
export type Row = Partial<Record<Whose, Statuses>> & {
  own: Statuses
  at?: string
  body?: object
  /** Where a name in brackets does not mean what it means elsewhere. */
  means?: Partial<Record<string, 'browser' | 'member' | 'customerInvitation'>>
}

const anybody: Statuses = [200, 200, 200, 200]
const signedIn: Statuses = [401, 200, 200, 200]
const staff: Statuses = [401, 403, 200, 200]
const admin: Statuses = [401, 403, 403, 200]
const nobody: Statuses = [401, 404, 404, 404]
const all = (status: number): Statuses => [status, status, status, status]

/** What a customer holds: among customers theirs alone. */
const held = { own: signedIn, foreign: [401, 404, 200, 200], random: nobody, malformed: nobody } satisfies Row
/** The same as a list of ids, which has no room for what none could be. */
const heldInList = { ...held, malformed: [401, 400, 400, 400] } satisfies Row
/** The same as a filter of our own lists, which are then empty. */
const filter = { own: signedIn, foreign: signedIn, random: signedIn, malformed: signedIn } satisfies Row
/** The same where Stripe has a 400 for a parameter that leads nowhere. */
const referred = {
  own: signedIn,
  foreign: [401, 400, 200, 200],
  random: [401, 400, 400, 400],
  malformed: [401, 400, 400, 400],
} satisfies Row
/** What is a customer's own business: staff may look and not touch. */
const forCustomers = {
  own: [401, 200, 403, 403],
  foreign: [401, 404, 403, 403],
  random: [401, 404, 403, 403],
  malformed: [401, 404, 403, 403],
} satisfies Row
const forStaff = { own: staff, random: [401, 403, 404, 404], malformed: [401, 403, 404, 404] } satisfies Row
const forAdmins = { own: admin, random: [401, 403, 403, 404], malformed: [401, 403, 403, 404] } satisfies Row
/** Not even staff reach it at somebody else's. */
const onesOwn = { own: signedIn, foreign: nobody, random: nobody, malformed: nobody } satisfies Row

const fc = '/api/stripe/financial_connections'
const balance = { features: ['balance'] }
const transactions = { features: ['transactions'] }
const guests: Statuses = [401, 403, 403, 403]
const password = 'correct horse battery'

/**
 * Every route of the product and who may ask it, in the order they are asked: what ends accounts and sessions stands last.
 * `[account]` stands for an id, in the address and in the body.
 */
export const whoMay: Record<string, Row> = {
  'GET /api/[...path]': { own: all(404) },
  'POST /api/[...path]': { own: all(404) },
  'PUT /api/[...path]': { own: all(404) },
  'PATCH /api/[...path]': { own: all(404) },
  'DELETE /api/[...path]': { own: all(404) },
  'GET /api/health': { own: anybody },
  'GET /api/auth/get-session': { own: anybody },
  'GET /api/deletions/[deletion]': { own: all(404), at: '/api/deletions/00000000-0000-4000-8000-000000000000' },
  'POST /api/csp-reports': { own: all(400) },
  'POST /api/webhooks/stripe': { own: all(409) },

  'GET /api/simulator/[...path]': { own: admin, at: '/api/simulator/_simulator/state' },
  'POST /api/simulator/[...path]': { own: admin, at: '/api/simulator/_simulator/clock', body: { advance_seconds: 60 } },
  'PUT /api/simulator/[...path]': { own: [401, 403, 403, 404], at: '/api/simulator/_simulator/clock' },
  'PATCH /api/simulator/[...path]': { own: [401, 403, 403, 404], at: '/api/simulator/_simulator/clock' },
  'DELETE /api/simulator/[...path]': { own: admin, at: '/api/simulator/_simulator/faults' },

  [`GET ${fc}/sessions/[session]`]: held,
  [`GET ${fc}/accounts`]: { own: signedIn },
  [`GET ${fc}/accounts?session=[session]`]: held,
  [`GET ${fc}/accounts?account_holder%5Bcustomer%5D=[customer]`]: {
    ...held,
    random: [401, 404, 400, 400],
    malformed: [401, 404, 400, 400],
  },
  [`GET ${fc}/sessions/[session]?expand[]=accounts.data.ownership`]: held,
  [`GET ${fc}/accounts?session=[session]&expand[]=data.ownership`]: held,
  [`GET ${fc}/accounts?starting_after=[account]`]: referred,
  [`GET ${fc}/accounts?ending_before=[account]`]: referred,
  [`GET ${fc}/accounts/[account]`]: held,
  [`GET ${fc}/accounts/[account]?expand[]=ownership`]: held,
  [`GET ${fc}/accounts/[account]/owners`]: held,
  [`GET ${fc}/transactions?account=[account]`]: held,
  [`GET ${fc}/transactions/[transaction]`]: held,
  'GET /api/accounts': { own: signedIn },
  'GET /api/accounts?account=[account]': filter,
  'GET /api/accounts/[account]': held,
  'GET /api/transactions': { own: signedIn },
  'GET /api/transactions?account=[account]': heldInList,
  'GET /api/transactions/[transaction]': held,
  'GET /api/transactions/days': { own: signedIn },
  'GET /api/transactions/days?account=[account]': heldInList,
  'GET /api/insights': { own: [401, 200, 400, 400] },
  'GET /api/insights?account=[account]': held,
  'GET /api/balances/days': { own: [401, 200, 400, 400] },
  'GET /api/balances/days?account=[account]': held,
  'GET /api/stream': { own: signedIn },
  'GET /api/stream?user=[user]': { ...onesOwn, foreign: all(401), random: all(401), malformed: all(401) },
  'GET /api/auth/sessions': { own: signedIn },
  'GET /api/search?q=[canary]': { own: staff },
  'GET /api/search?q=bank': { own: staff },
  'GET /api/users?q=nobody': { own: staff },
  'GET /api/settings': { own: staff },
  'GET /api/stripe-calls': { own: staff },
  'GET /api/webhook-events': { own: staff },
  'GET /api/webhook-health': { own: staff },
  'GET /api/audit': { own: admin },
  'GET /api/audit/export': { own: admin },
  'GET /api/staff': { own: admin },

  [`POST ${fc}/sessions`]: { own: [401, 200, 400, 400], body: { permissions: ['balances'] } },
  [`POST ${fc}/accounts/[account]/refresh`]: { ...held, body: balance },
  [`POST ${fc}/accounts/[account]/subscribe`]: { ...held, body: transactions },
  [`POST ${fc}/accounts/[account]/unsubscribe`]: { ...held, body: transactions },
  'POST /api/link-sessions/[session]/completion': held,
  'POST /api/accounts/[account]/replacement': { ...held, body: { account: null } },
  'POST /api/accounts/[account]/nickname': { ...forCustomers, body: { nickname: 'Rent' } },
  'POST /api/account-order': {
    own: [401, 200, 403, 403],
    foreign: [401, 400, 403, 403],
    random: [401, 400, 403, 403],
    body: { accounts: ['[account]'] },
  },
  'POST /api/owners/reveals': {
    ...forStaff,
    body: { account: '[account]', owner: '[owner]', field: 'name', reason: 'fraud_check' },
  },
  'POST /api/account-holders/[holder]/user': { ...forStaff, own: [401, 403, 400, 400], body: { user: '[user]' } },
  'POST /api/webhook-events/[event]/replay': forStaff,
  'POST /api/settings/[setting]': { ...forAdmins, body: { value: false } },
  'POST /api/staff-invitations': { own: admin, body: { email: 'Rowan.Ash@example.test', role: 'support' } },
  'POST /api/staff-invitations/[invitation]/revocation': forAdmins,
  'GET /api/invitations': { own: staff },
  'POST /api/invitations': { own: staff, body: { name: 'Rowan Ash', permissions: ['balances'] } },
  'POST /api/invitations/[invitation]/revocation': {
    ...{ ...forStaff, own: [401, 403, 200, 404] },
    means: { invitation: 'customerInvitation' },
  },
  'POST /api/staff/[user]/role': { ...forAdmins, means: { user: 'member' }, body: { role: 'support' } },
  'POST /api/staff/[user]/suspension': { ...forAdmins, means: { user: 'member' }, body: { suspended: true } },
  'POST /api/staff/[user]/password-reset': {
    // Where mail is sent nobody is handed a link; lib/staff/reset-link.integration.test.ts asks where none is.
    ...{ own: [401, 403, 403, 403], random: [401, 403, 403, 403], malformed: [401, 403, 403, 404] },
    ...{ means: { user: 'member' }, body: { reason: 'asked_by_phone' } },
  },
  'POST /api/staff/[user]/removal': { ...forAdmins, means: { user: 'member' } },

  // What they do is in lib/invitations/invitations.integration.test.ts.
  'POST /api/guest/sessions': { own: guests },
  'POST /api/guest/sessions/[session]/completion': { own: guests },
  'POST /api/guest/takeover': { own: guests, body: { name: 'Rowan Ash', email: 'rowan@example.test', password } },

  'POST /api/deletions': { own: [401, 400, 400, 400], body: { email: 'nobody@example.test' } },
  'POST /api/auth/password': { own: [401, 400, 400, 400], body: { new_password: 'short' } },
  'POST /api/auth/address': { own: [401, 400, 400, 400], body: { email: 'nobody' } },
  'POST /api/auth/address-confirmation': { own: signedIn },
  'POST /api/auth/name': { own: signedIn, body: { name: 'Rowan Ash' } },
  'POST /api/preferences': { own: signedIn, body: { theme: 'dark' } },
  'POST /api/exports': { own: signedIn },
  'POST /api/transactions/export': { own: [401, 200, 400, 400], at: '/api/transactions/export?format=csv' },
  'POST /api/transactions/export?account=[account]': {
    ...heldInList,
    at: '/api/transactions/export?format=ofx&account=[account]',
  },
  'POST /api/auth/proof': { own: signedIn, body: { password } },
  'POST /api/auth/second-factor': { own: signedIn, body: { password } },
  'POST /api/auth/second-factor/confirmation': { own: [401, 400, 400, 400], body: { code: 'none' } },
  'POST /api/auth/second-factor/backup-codes': { own: [401, 409, 409, 409], body: { password } },
  'POST /api/auth/second-factor/removal': { own: [401, 409, 409, 409], body: { password } },
  'POST /api/auth/sessions/[session]/end': { ...onesOwn, means: { session: 'browser' } },
  'POST /api/auth/sessions/ended-others': { own: signedIn },

  [`POST ${fc}/accounts/[account]/disconnect`]: held,
  'POST /api/account-holders/[holder]/deletion': { ...forAdmins, body: { reason: 'asked_in_writing' } },

  'POST /api/staff-invitations/acceptance': { own: all(404), body: { token: 'none', name: 'Rowan Ash', password } },
  'POST /api/invitations/acceptance': { own: all(404), body: { token: 'none' } },
  'POST /api/auth/address-confirmation/acceptance': { own: all(404), body: { token: 'none' } },
  'POST /api/auth/password-reset': { own: all(400) },
  'POST /api/auth/password-reset/acceptance': { own: all(404), body: { token: 'none', password } },
  'POST /api/auth/sign-in/email': { own: all(400) },
  'POST /api/auth/sign-in/second-factor': { own: all(401), body: { code: '000000' } },
  'POST /api/demo/entries': { own: all(400) },
  'POST /api/auth/sign-up/email': { own: all(400) },
  'POST /api/auth/sign-out': { own: anybody },
}
