import 'server-only'
import type Stripe from 'stripe'
import type { Viewer } from '@/lib/auth/roles'
import { forViewer } from '@/lib/owners/mask'
import { callStripe } from '@/lib/stripe/calls'
import { isMissing, noSuch } from '@/lib/stripe/errors'
import { requireExpandable } from '@/lib/stripe/expand'
import { reachAccount } from './reach-account'

/** The account as Stripe answers it now. */
export async function retrieveAccount(
  viewer: Viewer,
  id: string,
  parameters: { expand?: string[] | undefined },
): Promise<Stripe.FinancialConnections.Account> {
  requireExpandable(viewer, 'account', parameters.expand)
  const { stripeAccount } = await reachAccount(viewer, id)
  const path = `/v1/financial_connections/accounts/${id}`
  try {
    const answer = await callStripe(viewer, { method: 'GET', path, stripeAccount }, (stripe, options) =>
      stripe.financialConnections.accounts.retrieve(id, parameters, options),
    )
    return forViewer(viewer, answer)
  } catch (error) {
    throw isMissing(error) ? noSuch('account', id) : error
  }
}
