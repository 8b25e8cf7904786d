// (shared) Every address inside the product, so that none is spelled twice.

export const paths = {
  home: '/',
  signIn: '/sign-in',
  signUp: '/sign-up',
  ownSettings: '/settings',
  join: '/join',
  accounts: '/accounts',
  account: (id: string) => `/accounts/${encodeURIComponent(id)}`,
  link: '/link',
  reconnect: (account: string) => `/link?account=${encodeURIComponent(account)}`,
  linked: (accounts: readonly string[]) => `/accounts?linked=${accounts.map(encodeURIComponent).join(',')}`,
  support: '/support',
  supportAccount: (id: string) => `/support/accounts/${encodeURIComponent(id)}`,
  supportEvents: '/support/events',
  supportCalls: '/support/calls',
  supportSettings: '/support/settings',
  supportStaff: '/support/staff',
  supportAudit: '/support/audit',
} as const

const fc = '/api/stripe/financial_connections'

export const api = {
  health: '/api/health',
  accounts: '/api/accounts',
  account: (id: string) => `/api/accounts/${encodeURIComponent(id)}`,
  replacement: (id: string) => `/api/accounts/${encodeURIComponent(id)}/replacement`,
  transactions: '/api/transactions',
  search: '/api/search',
  stream: '/api/stream',
  linkSessionCompletion: (id: string) => `/api/link-sessions/${encodeURIComponent(id)}/completion`,
  demoEntry: '/api/demo/entries',
  auth: '/api/auth',
  proof: '/api/auth/proof',
  endSession: (id: string) => `/api/auth/sessions/${encodeURIComponent(id)}/end`,
  staff: '/api/staff',
  staffMember: (id: string) => `/api/staff/${encodeURIComponent(id)}`,
  staffInvitations: '/api/staff-invitations',
  stripeSessions: `${fc}/sessions`,
  stripeAccount: (id: string) => `${fc}/accounts/${encodeURIComponent(id)}`,
  stripeRefresh: (id: string) => `${fc}/accounts/${encodeURIComponent(id)}/refresh`,
  stripeSubscribe: (id: string) => `${fc}/accounts/${encodeURIComponent(id)}/subscribe`,
  stripeUnsubscribe: (id: string) => `${fc}/accounts/${encodeURIComponent(id)}/unsubscribe`,
  stripeDisconnect: (id: string) => `${fc}/accounts/${encodeURIComponent(id)}/disconnect`,
  stripeOwners: (id: string) => `${fc}/accounts/${encodeURIComponent(id)}/owners`,
  webhookEvents: '/api/webhook-events',
  webhookEventReplay: (id: string) => `/api/webhook-events/${encodeURIComponent(id)}/replay`,
  webhookHealth: '/api/webhook-health',
  users: '/api/users',
  holderUser: (holder: string) => `/api/account-holders/${encodeURIComponent(holder)}/user`,
  stripeCalls: '/api/stripe-calls',
  setting: (name: string) => `/api/settings/${encodeURIComponent(name)}`,
  audit: '/api/audit',
  auditExport: '/api/audit/export',
  ownerReveals: '/api/owners/reveals',
  cspReports: '/api/csp-reports',
  stripeWebhooks: '/api/webhooks/stripe',
  simulatorScript: '/api/simulator/_simulator/stripe.js',
} as const

/** The request header in which `proxy.ts` tells a page its own address. */
export const pathHeader = 'x-tidewater-path'
