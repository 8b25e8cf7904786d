import 'server-only'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { stripeId } from '@/lib/stripe/parameters'
import type { Envelope } from '@/lib/webhooks/envelope'
import { findErased, holderIds } from './erased'
import { tombstones } from './table'

type Told = Pick<Envelope, 'objectId' | 'holder' | 'stripeAccount' | 'type'>

/**
 * Leaves out what was announced of erased accounts and holders: not even its ids are kept again. An account that an erased
 * holder has linked since, in a window that was still open, is to be ended at Stripe.
 */
export async function dropErased<T extends Told>(told: readonly T[]): Promise<T[]> {
  const erased = await findErased(told.flatMap(idsOf))
  if (erased.size === 0) return [...told]
  const isErased = (each: T) => idsOf(each).some((id) => typeof id === 'string' && erased.has(id))
  await endLateLinks(told.filter((each) => isErased(each) && !erased.has(each.objectId ?? '')))
  return told.filter((each) => !isErased(each))
}

function idsOf({ objectId, holder }: Told) {
  return [objectId, ...holderIds(holder)]
}

async function endLateLinks(told: readonly Told[]): Promise<void> {
  const at = new Date(now())
  const late = told.flatMap(({ objectId: id, stripeAccount, type }) =>
    id !== null && stripeId.safeParse(id).success && type.startsWith('financial_connections.account.')
      ? [{ id, stripeAccount, erasedAt: at, endDueAt: at }]
      : [],
  )
  if (late.length > 0) await database().insert(tombstones).values(late).onConflictDoNothing()
}
