import 'server-only'
import { makeHolder } from '@/lib/account-holders/make-holder'
import type { Viewer } from '@/lib/auth/roles'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { AppError } from '@/lib/http/errors'
import type { StripeSession } from './from-stripe'
import { findLinkSession } from './reach-session'
import { type LinkSession, linkSessions } from './table'

export type OwnedLinkSession = LinkSession & { holderId: string }

/** Our row of a session, with its holder. A session opened elsewhere gets a row now. */
export async function ownLinkSession(viewer: Viewer, session: StripeSession): Promise<OwnedLinkSession> {
  const row = (await findLinkSession(session.id)) ?? (await adopt(viewer, session))
  return { ...row, holderId: row.holderId ?? (await holderOf(viewer, session)) }
}

async function adopt(viewer: Viewer, session: StripeSession): Promise<LinkSession> {
  const parameters = { permissions: session.permissions }
  await database()
    .insert(linkSessions)
    .values({ stripeId: session.id, askedBy: null, parameters, outcome: 'open', askedAt: new Date(now()) })
    .onConflictDoNothing({ target: linkSessions.stripeId })
  const row = await findLinkSession(session.id)
  if (!row) throw new AppError('internal', `The session of ${viewer.userId} is gone.`)
  return row
}

async function holderOf(viewer: Viewer, session: StripeSession): Promise<string> {
  if (!session.account_holder) throw new AppError('internal', 'The session has no holder.')
  return (await makeHolder(viewer, session.account_holder)).id
}
