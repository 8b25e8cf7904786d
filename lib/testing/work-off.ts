import { eq, isNotNull } from 'drizzle-orm'
import { accounts } from '@/lib/accounts/table'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { pullDueAccounts } from '@/lib/sync/due-accounts'
import { applyDueEvents } from '@/lib/webhooks/inbox'
import { webhookEvents } from '@/lib/webhooks/table'

/** Does all that is waiting or due later, however long it was put off. */
export async function workOff(): Promise<void> {
  for (let done = 1; done > 0; ) done = (await workOffEvents()) + (await workOffPulls())
}

async function workOffEvents(): Promise<number> {
  await database()
    .update(webhookEvents)
    .set({ dueAt: new Date(now()) })
    .where(eq(webhookEvents.state, 'waiting'))
  return applyDueEvents()
}

async function workOffPulls(): Promise<number> {
  await database()
    .update(accounts)
    .set({ pullDueAt: new Date(now()) })
    .where(isNotNull(accounts.pullDueAt))
  return pullDueAccounts()
}
