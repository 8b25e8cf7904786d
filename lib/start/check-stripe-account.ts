import 'server-only'
import { createHash } from 'node:crypto'
import { ForeignDatabaseError, stampStripeAccount } from '@/lib/db/installation'
import type { Database } from '@/lib/db/open-database'
import { callStripe } from '@/lib/stripe/calls'

const callMs = 3000

/**
 * Ties the database to the Stripe account behind the key, or refuses another account's. Where Stripe does not say (a
 * restricted key, an outage) the product starts all the same, and the sentence returned tells so.
 */
export async function checkStripeAccount(db: Database): Promise<string | null> {
  try {
    const account = await callStripe('system', { method: 'GET', path: '/v1/account', callMs }, (stripe, options) =>
      stripe.accounts.retrieveCurrent({}, options),
    )
    await stampStripeAccount(db, createHash('sha256').update(account.id).digest('hex'))
    return null
  } catch (error) {
    if (error instanceof ForeignDatabaseError) throw error
    return 'Stripe did not say which account the key belongs to, so it is not compared with the one the database was made with.'
  }
}
