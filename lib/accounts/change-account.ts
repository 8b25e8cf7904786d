import 'server-only'
import type Stripe from 'stripe'
import { makeHolder } from '@/lib/account-holders/make-holder'
import type { Viewer } from '@/lib/auth/roles'
import { database } from '@/lib/db/client'
import { AppError } from '@/lib/http/errors'
import { forViewer } from '@/lib/owners/mask'
import { callStripe } from '@/lib/stripe/calls'
import { requireExpandable } from '@/lib/stripe/expand'
import { accountFromStripe, type StripeAccount } from './from-stripe'
import { reachAccount } from './reach-account'
import { storeAnswer } from './store-account'

type Change = {
  verb: 'refresh' | 'subscribe' | 'unsubscribe' | 'disconnect'
  costCents?: number | null
  expand: string[] | undefined
  features?: string[]
}

type Account = Stripe.FinancialConnections.Account

/** What every verb that changes an account has in common: may the viewer, ask Stripe, keep the answer, say it. */
export async function changeAccount(
  viewer: Viewer,
  id: string,
  change: Change,
  send: (stripe: Stripe, options: Stripe.RequestOptions) => Promise<Stripe.Response<Account>>,
): Promise<Account> {
  requireExpandable(viewer, 'account', change.expand)
  const { holderId, stripeAccount } = await reachAccount(viewer, id)
  const path = `/v1/financial_connections/accounts/${id}/${change.verb}`
  const { costCents = null } = change
  const answer = await callStripe(viewer, { method: 'POST', path, costCents, stripeAccount }, send)
  const account = accountFromStripe(answer)
  await storeAnswer(database(), account, holderId ?? (await makeHolderOf(viewer, account)), {
    actor: viewer,
    action: `account.${change.verb}`,
    detail: change.features ? { features: change.features } : {},
  })
  return forViewer(viewer, answer)
}

async function makeHolderOf(viewer: Viewer, account: StripeAccount): Promise<string> {
  if (!account.account_holder) throw new AppError('internal', 'The account has no holder.')
  return (await makeHolder(viewer, account.account_holder)).id
}
