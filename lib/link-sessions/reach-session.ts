import 'server-only'
import { eq } from 'drizzle-orm'
import type Stripe from 'stripe'
import { findOwnHolder, isSameHolder } from '@/lib/account-holders/find-holder'
import { isStaff, type Viewer } from '@/lib/auth/roles'
import { database } from '@/lib/db/client'
import { type Actor, callStripe } from '@/lib/stripe/calls'
import { isMissing, noSuch } from '@/lib/stripe/errors'
import { stripeId } from '@/lib/stripe/parameters'
import { sessionFromStripe } from './from-stripe'
import { type LinkSession, linkSessions } from './table'

type Session = Stripe.FinancialConnections.Session

/**
 * The session as Stripe has it now, if this viewer may reach it. Stripe is asked first and always, so that somebody else's
 * session and one that does not exist cannot be told apart.
 */
export async function reachSession(viewer: Viewer, id: string, expand?: string[]): Promise<Session> {
  if (!stripeId.safeParse(id).success) throw noSuch('session', id)
  const session = await readSession(viewer, id, expand)
  if (await isTheirs(viewer, session)) return session
  throw noSuch('session', id)
}

/** Whoever it belongs to. */
export async function readSession(actor: Actor, id: string, expand?: string[]): Promise<Session> {
  const path = `/v1/financial_connections/sessions/${id}`
  try {
    return await callStripe(actor, { method: 'GET', path }, (stripe, options) =>
      stripe.financialConnections.sessions.retrieve(id, { expand }, options),
    )
  } catch (error) {
    throw isMissing(error) ? noSuch('session', id) : error
  }
}

export async function findLinkSession(stripeSessionId: string): Promise<LinkSession | null> {
  const [row] = await database().select().from(linkSessions).where(eq(linkSessions.stripeId, stripeSessionId)).limit(1)
  return row ?? null
}

/** By our own record, which still knows a holder whose customer was deleted at Stripe, or by what Stripe says. */
async function isTheirs(viewer: Viewer, session: Session): Promise<boolean> {
  if (isStaff(viewer)) return true
  const own = await findOwnHolder(viewer)
  if (!own) return false
  const ours = await findLinkSession(session.id)
  const theirs = sessionFromStripe.parse(session).account_holder
  return ours?.holderId === own.id || (theirs !== null && isSameHolder(own, theirs))
}
