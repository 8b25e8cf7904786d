import 'server-only'
import type Stripe from 'stripe'
import { type Reached, readAccount } from '@/lib/accounts/reach-account'
import type { Viewer } from '@/lib/auth/roles'
import { AppError } from '@/lib/http/errors'
import { callStripe } from '@/lib/stripe/calls'
import { isMissing } from '@/lib/stripe/errors'
import { costOf } from '@/lib/stripe/prices'

export type OwnerList = Stripe.ApiList<Stripe.FinancialConnections.AccountOwner>
export type OwnersPage = {
  limit?: number | undefined
  starting_after?: string | undefined
  ending_before?: string | undefined
  expand?: string[] | undefined
}

/**
 * The owners as Stripe gives them, unmasked: for those alone who mask or log what leaves. What the mirror knows may be an
 * ownership that a later refresh replaced: then the account is read again, once.
 */
export async function readOwners(viewer: Viewer, account: Reached, page: OwnersPage): Promise<OwnerList> {
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

async function listOf(viewer: Viewer, account: Reached, ownership: string, page: OwnersPage): Promise<OwnerList> {
  const { id, stripeAccount } = account
  const path = `/v1/financial_connections/accounts/${id}/owners`
  const costCents = isFirst(page) ? costOf(['owners']) : null
  return callStripe(viewer, { method: 'GET', path, costCents, stripeAccount }, (stripe, options) =>
    stripe.financialConnections.accounts.listOwners(id, { ...page, ownership }, options),
  )
}

/** Reading on costs nothing more. */
function isFirst({ starting_after: after, ending_before: before }: OwnersPage): boolean {
  return after === undefined && before === undefined
}
