import 'server-only'
import { accountFromStripe, type StripeAccount } from '@/lib/accounts/from-stripe'
import { storeAnswer } from '@/lib/accounts/store-account'
import type { AccountRow } from '@/lib/accounts/table'
import { database } from '@/lib/db/client'
import { type Actor, callStripe } from '@/lib/stripe/calls'
import { costOf } from '@/lib/stripe/prices'
import type { OwnedLinkSession } from './own-link-session'
import { unbegunFeatures } from './unbegun-features'

/** Asks the bank for what was permitted and nobody has asked for yet. However often a session is settled, it means the same refresh. */
export async function beginRefreshes(
  by: Actor,
  account: StripeAccount,
  { id: linkSessionId, holderId }: OwnedLinkSession,
  { stripeAccount, stoppedAt }: Pick<AccountRow, 'stripeAccount' | 'stoppedAt'>,
): Promise<void> {
  const features = unbegunFeatures(account, stoppedAt)
  if (features.length === 0) return
  const path = `/v1/financial_connections/accounts/${account.id}/refresh`
  const intent = `${linkSessionId}:${account.id}:${features.join('+')}`
  const call = { method: 'POST' as const, path, costCents: costOf(features), intent, stripeAccount }
  const answer = await callStripe(by, call, (stripe, options) =>
    stripe.financialConnections.accounts.refresh(account.id, { features }, options),
  )
  const detail = { features, linkSession: linkSessionId }
  await storeAnswer(database(), accountFromStripe(answer), holderId, { actor: by, action: 'account.refresh', detail })
}
