import 'server-only'
import type { AccountRow } from '@/lib/accounts/table'
import { completeUnreturned } from '@/lib/link-sessions/complete-unreturned'
import { pull } from '@/lib/sync/pull'

/** `known` is the account as the mirror has it. */
export type About = { accountId: string; stripeAccount: string | null; known: AccountRow | null }

/** `again`: somebody else was at it. What they read may be from before the event, so it is done anew, soon. */
export type Errand = (about: About) => Promise<'done' | 'again'>

const readAccount: Errand = async ({ accountId, ...about }) => {
  return (await pull(accountId, { by: 'webhook', ...about })) === 'pulled' ? 'done' : 'again'
}

/** Its browser may never come back. The platform opens all sessions itself, none as a connected account. */
const completeSession: Errand = async ({ accountId, stripeAccount }) => {
  return stripeAccount === null && !(await completeUnreturned(accountId)) ? 'again' : 'done'
}

const account = 'financial_connections.account'
const authorization = 'financial_connections.authorization'

/** What follows from an event of each type, in this order. From a type that is not here nothing follows: it is kept. */
export const errands: Readonly<Record<string, readonly Errand[]>> = {
  [`${account}.created`]: [readAccount, completeSession],
  [`${account}.deactivated`]: [readAccount],
  [`${account}.reactivated`]: [readAccount],
  [`${account}.disconnected`]: [readAccount],
  [`${account}.refreshed_balance`]: [readAccount],
  [`${account}.refreshed_ownership`]: [readAccount],
  [`${account}.refreshed_transactions`]: [readAccount],
  [`${account}.account_numbers_updated`]: [readAccount],
  [`${account}.upcoming_account_number_expiry`]: [readAccount],
  [`${account}.expected_deactivation_date_updated`]: [readAccount],
  [`${account}.upcoming_deactivation`]: [readAccount],
  [`${account}.supported_payment_method_types_updated`]: [readAccount],
  // These name no account and no holder: staff read them.
  [`${authorization}.expected_deactivation_date_updated`]: [],
  [`${authorization}.upcoming_deactivation`]: [],
}
