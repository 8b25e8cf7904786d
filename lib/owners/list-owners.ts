import 'server-only'
import { z } from 'zod'
import { reachAccount } from '@/lib/accounts/reach-account'
import { record } from '@/lib/audit/record'
import { isStaff, type Viewer } from '@/lib/auth/roles'
import { database } from '@/lib/db/client'
import { requireExpandable } from '@/lib/stripe/expand'
import { listParameters } from '@/lib/stripe/parameters'
import { forViewer } from './mask'
import { type OwnerList, readOwners } from './read-owners'

/** `ownership` is taken as Stripe takes it, and the account's current one is sent: an older id may be gone, another account's must not pass. */
export const ownersQuery = z.strictObject({ ...listParameters, ownership: z.string().optional() })
export type OwnersQuery = z.output<typeof ownersQuery>

/** The account's owners, asked of Stripe each time and never stored; masked for staff, whose reading is written down. */
export async function listOwners(viewer: Viewer, account: string, query: OwnersQuery): Promise<OwnerList> {
  requireExpandable(viewer, 'owners', query.expand)
  const { ownership: _, ...page } = query
  const reached = await reachAccount(viewer, account)
  const owners = await readOwners(viewer, reached, page)
  if (isStaff(viewer)) {
    const { id: subject, holderId } = reached
    await record(database(), { actor: viewer, action: 'owner.list', subject, holderId })
  }
  return forViewer(viewer, owners)
}
