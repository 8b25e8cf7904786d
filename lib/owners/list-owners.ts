import 'server-only'
import type Stripe from 'stripe'
import { z } from 'zod'
import { type Reached, reachAccount, readAccount } from '@/lib/accounts/reach-account'
import type { Viewer } from '@/lib/auth/roles'
import { AppError } from '@/lib/http/errors'
import { callStripe } from '@/lib/stripe/calls'
import { isMissing } from '@/lib/stripe/errors'
import { requireExpandable } from '@/lib/stripe/expand'
import { listParameters } from '@/lib/stripe/parameters'
import { costOf } from '@/lib/stripe/prices'
import { forViewer } from './mask'

/** `ownership` is taken as Stripe takes it, and the account's current one is sent: an older id may be gone, another account's must not pass. */
export const ownersQuery = z.strictObject({ ...listParameters, ownership: z.string().optional() })
export type OwnersQuery = z.output<typeof ownersQuery>

type OwnerList = Stripe.ApiList<Stripe.FinancialConnections.AccountOwner>
type Page = Omit<OwnersQuery, 'ownership'>

/** The account's owners, asked of Stripe each time and never stored; masked for staff. */
export async function listOwners(viewer: Viewer, account: string, query: OwnersQuery): Promise<OwnerList> {
  requireExpandable(viewer, 'owners', query.expand)
  const { ownership: _, ...page } = query
  return forViewer(viewer, await listCurrent(viewer, await reachAccount(viewer, account), page))
}

/** What the mirror knows may be an ownership that a later refresh replaced: then the account is read again, once. */
async function listCurrent(viewer: Viewer, account: Reached, page: Page): Promise<OwnerList> {
  const known = account.ownership
  if (known === null) return listOf(viewer, account, await readOwnership(viewer, account), page)
  try {
    return await listOf(viewer, account, known, page)
  } catch (error) {
    if (!isMissing(error)) throw error
    const current = await readOwnership(viewer, account)
    if (current === known) throw error
    return listOf(viewer, account, current, page)
  }
}

async function readOwnership(viewer: Viewer, { id, stripeAccount }: Reached): Promise<string> {
  const { ownership } = await readAccount(viewer, id, stripeAccount)
  if (ownership !== null) return ownership
  throw new AppError('resource_missing', 'No owners of this account have been read yet.', { param: 'ownership' })
}

async function listOf(viewer: Viewer, account: Reached, ownership: string, page: Page): Promise<OwnerList> {
  const { id, stripeAccount } = account
  const path = `/v1/financial_connections/accounts/${id}/owners`
  const costCents = isFirst(page) ? costOf(['owners']) : null
  return callStripe(viewer, { method: 'GET', path, costCents, stripeAccount }, (stripe, options) =>
    stripe.financialConnections.accounts.listOwners(id, { ...page, ownership }, options),
  )
}

/** Reading on costs nothing more. */
function isFirst({ starting_after: after, ending_before: before }: Page): boolean {
  return after === undefined && before === undefined
}
