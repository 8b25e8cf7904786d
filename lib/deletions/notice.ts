import 'server-only'
import type { Database } from '@/lib/db/open-database'
import { send } from '@/lib/mail/send'
import type { Erased } from './erase-person'

/** Where Stripe's guidelines for Financial Connections have such requests sent. */
const privacyAtStripe = 'privacy@stripe.com'

/** Tells Stripe, by its own ids, what it is asked to delete as well. Part of the transaction that erases. */
export async function writeNotice(db: Database, { accounts, holder }: Erased): Promise<void> {
  if (accounts.length === 0) return
  const values = { accounts: accounts.join(', '), holder: holder.join(', ') || '-' }
  await send(db, { kind: 'deletion_notice', to: privacyAtStripe, values })
}
