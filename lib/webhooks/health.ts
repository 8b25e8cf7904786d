import 'server-only'
import { count, eq } from 'drizzle-orm'
import { isStaff, type Viewer } from '@/lib/auth/roles'
import { database } from '@/lib/db/client'
import { AppError } from '@/lib/http/errors'
import { isTold } from './is-told'
import { webhookEvents } from './table'

export type WebhookHealth = {
  /** Whether Stripe tells us at once; otherwise it is asked every few minutes. */
  isTold: boolean
  /** Events that were set aside after their last attempt. */
  failed: number
}

/** How well we hear of what happens at Stripe. For staff only. */
export async function webhookHealth(viewer: Viewer): Promise<WebhookHealth> {
  if (!isStaff(viewer)) throw new AppError('not_allowed', 'Your role does not allow this.')
  const [row] = await database()
    .select({ failed: count() })
    .from(webhookEvents)
    .where(eq(webhookEvents.state, 'failed'))
  return { isTold: isTold(), failed: row?.failed ?? 0 }
}
