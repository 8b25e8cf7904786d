import 'server-only'
import type Stripe from 'stripe'
import { z } from 'zod'
import { findOwnHolder, isSameHolder } from '@/lib/account-holders/find-holder'
import type { AccountHolder } from '@/lib/account-holders/table'
import { isStaff, type Viewer } from '@/lib/auth/roles'
import { AppError } from '@/lib/http/errors'
import { reachSession } from '@/lib/link-sessions/reach-session'
import { forViewer } from '@/lib/owners/mask'
import { callStripe } from '@/lib/stripe/calls'
import { isMissing, noSuch } from '@/lib/stripe/errors'
import { requireExpandable } from '@/lib/stripe/expand'
import { requireOwnCursors } from '@/lib/stripe/own-cursors'
import { listParameters } from '@/lib/stripe/parameters'
import { reachAccount } from './reach-account'

const holderIds = z.strictObject({
  account: z.string().optional(),
  customer: z.string().optional(),
  customer_account: z.string().optional(),
})
type HolderIds = z.output<typeof holderIds>

export const accountListQuery = z.strictObject({
  ...listParameters,
  account_holder: holderIds.optional(),
  session: z.string().optional(),
})
export type AccountListQuery = z.output<typeof accountListQuery>

type AccountList = Stripe.ApiList<Stripe.FinancialConnections.Account>

const path = '/v1/financial_connections/accounts'
const nothing: AccountList = { object: 'list', data: [], has_more: false, url: path }

/** Stripe's list of accounts: a customer's are always their own, whatever else is asked, and none where Stripe lost them. */
export async function listStripeAccounts(viewer: Viewer, query: AccountListQuery): Promise<AccountList> {
  const { account_holder: asked, session, ...page } = query
  requireExpandable(viewer, 'accounts', query.expand)
  requireOneScope(query)
  const scope = session === undefined ? await holderScope(viewer, asked) : await sessionScope(viewer, session)
  if (scope === null) return nothing
  await requireOwnCursors(viewer, query, 'account', (id) => reachAccount(viewer, id))
  try {
    const answer = await callStripe(viewer, { method: 'GET', path }, (stripe, options) =>
      stripe.financialConnections.accounts.list({ ...page, ...scope }, options),
    )
    return forViewer(viewer, answer)
  } catch (error) {
    if (isOwnHolderMissing(viewer, error)) return nothing
    throw error
  }
}

function requireOneScope({ account_holder: holder = {}, session }: AccountListQuery): void {
  const given = Object.entries({ ...bracketed(holder), session }).filter(([, value]) => value !== undefined)
  const names = given.map(([name]) => name)
  if (names.length <= 1) return
  const message = `You may only specify one of these parameters: ${names.join(', ')}.`
  throw new AppError('parameters_exclusive', message, { param: names.at(-1) })
}

function bracketed(holder: HolderIds): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(holder).map(([name, value]) => [`account_holder[${name}]`, value]))
}

/** Stripe refuses a session together with a holder: once the session's own holder is checked, it goes alone. */
async function sessionScope(viewer: Viewer, session: string) {
  await reachSession(viewer, session)
  return { session }
}

async function holderScope(viewer: Viewer, asked: HolderIds | undefined) {
  if (isStaff(viewer)) return asked ? { account_holder: asked } : {}
  const own = await findOwnHolder(viewer)
  const [name, id] = Object.entries(asked ?? {})[0] ?? []
  if (asked && id !== undefined && !(own && isSameHolder(own, asked))) {
    throw noSuch('customer', id, `account_holder[${name}]`)
  }
  return own && ownScope(own)
}

function ownScope({ customer, account, customerAccount }: AccountHolder) {
  if (customer) return { account_holder: { customer } }
  if (customerAccount) return { account_holder: { customer_account: customerAccount } }
  return account ? { account_holder: { account } } : null
}

/** A customer never named their holder, we did: they are not to read that Stripe does not know it. */
function isOwnHolderMissing(viewer: Viewer, error: unknown): boolean {
  return !isStaff(viewer) && isMissing(error) && error.param?.startsWith('account_holder') === true
}
