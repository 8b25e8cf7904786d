import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { AccountView } from '@/lib/accounts/account-view'
import { listAccountsById } from '@/lib/accounts/list-accounts'
import type { Viewer } from '@/lib/auth/roles'
import { database } from '@/lib/db/client'
import type { Language } from '@/lib/i18n/messages'
import { completeSession } from '@/lib/link-sessions/complete-session'
import type { CompletionView } from '@/lib/link-sessions/completion-view'
import { createGuestSession } from '@/lib/link-sessions/create-session'
import { findLinkSession } from '@/lib/link-sessions/reach-session'
import { sessionBody } from '@/lib/link-sessions/session-parameters'
import { linkSessions } from '@/lib/link-sessions/table'
import { noSuch } from '@/lib/stripe/errors'
import { asksOf } from './find-invitation'

/** Read at once by Stripe. Owners are not: each reading costs, so a person asks for it. */
const readAtOnce = ['balances', 'transactions']

/** Where a bank's sign-in in another browser leads back to is for the page to say; all else is the invitation's. */
export const guestSessionBody = sessionBody.pick({ return_url: true })

/** Opens a session that asks what their invitation says. The only answer with a client_secret. */
export async function openGuestSession(viewer: Viewer, back: z.output<typeof guestSessionBody>, language: Language) {
  const asks = await asksOf(viewer)
  const prefetch = asks.permissions.filter((permission) => readAtOnce.includes(permission))
  const { id, client_secret } = await createGuestSession(viewer, { ...asks, ...back, prefetch }, language)
  return { id, client_secret }
}

/** A guest of a holder who has linked before completes what they opened themselves, and nothing else of that holder. */
export async function completeGuestSession(viewer: Viewer, id: string): Promise<CompletionView> {
  const row = await findLinkSession(id)
  if (row?.askedBy !== viewer.userId) throw noSuch('session', id)
  return completeSession(viewer, id)
}

/** What they have linked themselves, however much more their holder has. */
export async function listGuestAccounts(viewer: Viewer): Promise<AccountView[]> {
  const opened = await database()
    .select({ accounts: linkSessions.accounts })
    .from(linkSessions)
    .where(and(eq(linkSessions.askedBy, viewer.userId), eq(linkSessions.outcome, 'linked')))
  return listAccountsById(viewer, [...new Set(opened.flatMap(({ accounts }) => accounts))])
}
