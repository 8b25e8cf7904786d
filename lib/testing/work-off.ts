import { eq, isNotNull } from 'drizzle-orm'
import { accounts } from '@/lib/accounts/table'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { pullDueAccounts } from '@/lib/sync/due-accounts'
import { applyDueEvents } from '@/lib/webhooks/inbox'
import { webhookEvents } from '@/lib/webhooks/table'

/** Does all that waits, and pulls each account once that is due now or later. */
export async function workOff(): Promise<void> {
  while ((await workOffEvents()) > 0);
  const due = await database()
    .update(accounts)
    .set({ pullDueAt: new Date(now()) })
    .where(isNotNull(accounts.pullDueAt))
    .returning({ id: accounts.id })
  // One that is still awaited is due again by and by.
  for (let left = due.length, pulled = 1; left > 0 && pulled > 0; left -= pulled) pulled = await pullDueAccounts()
}

async function workOffEvents(): Promise<number> {
  await database()
    .update(webhookEvents)
    .set({ dueAt: new Date(now()) })
    .where(eq(webhookEvents.state, 'waiting'))
  return applyDueEvents()
}
