import 'server-only'
import { eq } from 'drizzle-orm'
import type Stripe from 'stripe'
import { type Reached, reachAccount } from '@/lib/accounts/reach-account'
import { record } from '@/lib/audit/record'
import { isStaff, type Viewer } from '@/lib/auth/roles'
import { users } from '@/lib/auth/table'
import { database } from '@/lib/db/client'
import { AppError } from '@/lib/http/errors'
import { readOwners } from './read-owners'
import type { RevealBody, RevealView } from './reveal'
import { shownSeconds } from './reveal-choices'
import { requireRoomToReveal } from './reveal-window'

const mostOnPage = 100

/**
 * One field of one owner in full, for staff who say why. What they will see is written down and committed before it leaves:
 * without the row in the audit log there is no answer.
 * @throws AppError 404 for an account or owner that is not there, 429 for the twenty-first within an hour
 */
export async function revealOwner(viewer: Viewer, { account, owner, field, ...why }: RevealBody): Promise<RevealView> {
  if (!isStaff(viewer)) throw new AppError('not_allowed', 'Your role does not allow this.')
  const reached = await reachAccount(viewer, account)
  await requireRoomToReveal(database(), viewer)
  const found = await findOwner(viewer, reached, owner)
  const detail = { account, field, reason: why.reason, case: why.case ?? null }
  await database().transaction(async (db) => {
    // Whoever asks twice at once waits for their own first answer.
    await db.select({ id: users.id }).from(users).where(eq(users.id, viewer.userId)).for('update')
    await requireRoomToReveal(db, viewer)
    const { holderId } = reached
    await record(db, { actor: viewer, action: 'owner.reveal', subject: owner, holderId, detail })
  })
  return { account, owner, field, value: found[field], seconds: shownSeconds }
}

async function findOwner(
  viewer: Viewer,
  account: Reached,
  id: string,
): Promise<Stripe.FinancialConnections.AccountOwner> {
  let after: string | undefined
  do {
    const page = await readOwners(viewer, account, { limit: mostOnPage, ...(after && { starting_after: after }) })
    const found = page.data.find((each) => each.id === id)
    if (found) return found
    after = page.has_more ? page.data.at(-1)?.id : undefined
  } while (after !== undefined)
  throw new AppError('resource_missing', `No such owner: '${id}'`, { param: 'owner' })
}
