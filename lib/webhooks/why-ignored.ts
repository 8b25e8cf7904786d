import 'server-only'
import { eq } from 'drizzle-orm'
import { accounts } from '@/lib/accounts/table'
import { database } from '@/lib/db/client'
import { env } from '@/lib/env'
import { eventFeeds } from '@/lib/sync/table'
import type { Envelope } from './envelope'

/** Why an event is kept but not ours to act on; null when it is. */
export async function whyIgnored(event: Pick<Envelope, 'livemode' | 'stripeAccount'>): Promise<string | null> {
  if (event.livemode !== (env().mode === 'live')) return 'other_livemode'
  if (event.stripeAccount !== null && !(await isServed(event.stripeAccount))) return 'account_not_served'
  return null
}

/** A connected account whose events we read, or that one of our accounts was collected under. */
async function isServed(stripeAccount: string): Promise<boolean> {
  const [feed] = await database()
    .select({ found: eventFeeds.stripeAccount })
    .from(eventFeeds)
    .where(eq(eventFeeds.stripeAccount, stripeAccount))
    .limit(1)
  if (feed) return true
  const [account] = await database()
    .select({ found: accounts.id })
    .from(accounts)
    .where(eq(accounts.stripeAccount, stripeAccount))
    .limit(1)
  return account !== undefined
}
