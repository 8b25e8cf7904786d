import 'server-only'
import { accountFromStripe, type StripeAccount } from '@/lib/accounts/from-stripe'
import { storeAnswer } from '@/lib/accounts/store-account'
import { database } from '@/lib/db/client'
import { describeError, log } from '@/lib/http/log'
import { readSetting } from '@/lib/settings/read-setting'
import { callStripe } from '@/lib/stripe/calls'
import { costOf } from '@/lib/stripe/prices'
import { linkedBefore } from './linked-before'
import type { OwnedLinkSession } from './own-link-session'

const features = ['transactions' as const]

/**
 * Subscribes an account that this session brought, where the product is set so, and gives the account as it then is. Only the
 * first time: who has unsubscribed and links again stays unsubscribed. Never throws: the account is linked either way.
 */
export async function subscribeNewAccount(
  account: StripeAccount,
  linkSession: OwnedLinkSession,
  stripeAccount: string | null,
): Promise<StripeAccount> {
  try {
    if (!isSubscribable(account) || linkSession.finishedAt !== null) return account
    if (!(await readSetting('subscribe_new_accounts')) || (await isLinkedBefore(account.id, linkSession)))
      return account
    const path = `/v1/financial_connections/accounts/${account.id}/subscribe`
    const intent = `${linkSession.id}:${account.id}:subscribe`
    const call = { method: 'POST' as const, path, costCents: costOf(features), intent, stripeAccount }
    const answer = await callStripe('system', call, (stripe, options) =>
      stripe.financialConnections.accounts.subscribe(account.id, { features }, options),
    )
    const subscribed = accountFromStripe(answer)
    const detail = { features, linkSession: linkSession.id }
    await storeAnswer(database(), subscribed, linkSession.holderId, {
      actor: 'system',
      action: 'account.subscribe',
      detail,
    })
    return subscribed
  } catch (error) {
    log().warn({ event: 'account_not_subscribed', account: account.id, error: describeError(error) })
    return account
  }
}

function isSubscribable({ status, permissions, subscriptions }: StripeAccount): boolean {
  return status === 'active' && permissions.includes('transactions') && !subscriptions.includes('transactions')
}

async function isLinkedBefore(account: string, { stripeId }: OwnedLinkSession): Promise<boolean> {
  return (await linkedBefore([account], stripeId)).length > 0
}
