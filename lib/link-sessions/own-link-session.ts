import 'server-only'
import { makeHolder } from '@/lib/account-holders/make-holder'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { holderIds, requireNotErased } from '@/lib/deletions/erased'
import { AppError } from '@/lib/http/errors'
import type { Actor } from '@/lib/stripe/calls'
import type { StripeSession } from './from-stripe'
import { findLinkSession } from './reach-session'
import { type LinkSession, linkSessions } from './table'

export type OwnedLinkSession = LinkSession & { holderId: string }

/** Our row of a session, with its holder. A session opened elsewhere gets a row now. @throws ErasedError */
export async function ownLinkSession(by: Actor, session: StripeSession): Promise<OwnedLinkSession> {
  await requireNotErased(holderIds(session.account_holder))
  const row = (await findLinkSession(session.id)) ?? (await adopt(session))
  return { ...row, holderId: row.holderId ?? (await holderOf(by, session)) }
}

async function adopt(session: StripeSession): Promise<LinkSession> {
  const parameters = { permissions: session.permissions }
  await database()
    .insert(linkSessions)
    .values({ stripeId: session.id, askedBy: null, parameters, outcome: 'open', askedAt: new Date(now()) })
    .onConflictDoNothing({ target: linkSessions.stripeId })
  const row = await findLinkSession(session.id)
  if (!row) throw new AppError('internal', 'The session is gone.')
  return row
}

async function holderOf(by: Actor, session: StripeSession): Promise<string> {
  if (!session.account_holder) throw new AppError('internal', 'The session has no holder.')
  return (await makeHolder(by, session.account_holder)).id
}
