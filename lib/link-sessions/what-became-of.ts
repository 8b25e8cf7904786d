import 'server-only'
import { findCandidates } from '@/lib/accounts/find-candidates'
import { findAccount } from '@/lib/accounts/reach-account'
import type { Viewer } from '@/lib/auth/roles'
import { database } from '@/lib/db/client'
import type { CompletionView } from './completion-view'

/** Of an account that was to be linked again, once the session is settled: whether it is among what came. Null for one that is not theirs. */
export async function whatBecameOf(viewer: Viewer, id: string, linked: string[]): Promise<CompletionView['relinked']> {
  const account = linked.length === 0 ? null : await findAccount(viewer, id)
  if (!account) return null
  if (linked.includes(id) || (account.replacedBy !== null && linked.includes(account.replacedBy))) return 'back'
  for (const each of linked) if (await mayBe(viewer, each, id)) return 'asked'
  return 'other'
}

async function mayBe(viewer: Viewer, linked: string, id: string): Promise<boolean> {
  const account = await findAccount(viewer, linked)
  if (account?.replacement !== 'asked') return false
  return (await findCandidates(database(), account)).some((candidate) => candidate.id === id)
}
