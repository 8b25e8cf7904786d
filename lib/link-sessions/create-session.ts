import 'server-only'
import { eq } from 'drizzle-orm'
import type Stripe from 'stripe'
import { findOwnHolder, isOnlyHolder } from '@/lib/account-holders/find-holder'
import { forgetDeletedCustomer, makeHolder, makeOwnHolder, stripeCustomerOf } from '@/lib/account-holders/make-holder'
import type { AccountHolder } from '@/lib/account-holders/table'
import { requireConfirmedAddress } from '@/lib/auth/confirm-address'
import { isStaff, type Viewer } from '@/lib/auth/roles'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { holderIds, requireNotErased } from '@/lib/deletions/erased'
import { AppError, Refusal } from '@/lib/http/errors'
import { describeError, log } from '@/lib/http/log'
import type { Language } from '@/lib/i18n/messages'
import { forViewer } from '@/lib/owners/mask'
import { callStripe } from '@/lib/stripe/calls'
import { isMissing } from '@/lib/stripe/errors'
import { requireExpandable } from '@/lib/stripe/expand'
import { type SessionBody, type SessionHolder, toStripeParameters } from './session-parameters'
import { linkSessions } from './table'

type Session = Stripe.FinancialConnections.Session
type Intent = { parameters: ReturnType<typeof toStripeParameters>; language: Language }

/** Time to choose a bank and come back, before the server looks by itself. */
const firstReadMs = 60_000

/**
 * Opens a session: for customers always their own, made at Stripe on first use; for staff anybody's. The only answer with a client_secret.
 * @param language of the page that said what is shared, for the consent
 */
export async function createSession(viewer: Viewer, body: SessionBody, language: Language): Promise<Session> {
  requireExpandable(viewer, 'session', body.expand)
  const intent = { parameters: toStripeParameters(body), language }
  const session = isStaff(viewer)
    ? await openForHolder(viewer, body.account_holder, intent)
    : await openForSelf(viewer, body.account_holder, intent)
  return forViewer(viewer, session)
}

/** For a guest, who was asked for just this by their invitation; no address of theirs is confirmed. */
export async function createGuestSession(viewer: Viewer, body: SessionBody, language: Language): Promise<Session> {
  return forViewer(viewer, await openOwn(viewer, { parameters: toStripeParameters(body), language }))
}

async function openForHolder(viewer: Viewer, asked: SessionHolder | undefined, intent: Intent) {
  if (!asked)
    throw new AppError('parameter_missing', 'Missing required param: account_holder', { param: 'account_holder' })
  await requireNotErased(holderIds(asked))
  const { id, session } = await open(viewer, asked, intent)
  const holder = await makeHolder(viewer, asked)
  await database().update(linkSessions).set({ holderId: holder.id }).where(eq(linkSessions.id, id))
  return session
}

async function openForSelf(viewer: Viewer, asked: SessionHolder | undefined, intent: Intent) {
  await requireConfirmedAddress(viewer)
  await requireSelf(viewer, asked)
  return openOwn(viewer, intent)
}

async function openOwn(viewer: Viewer, intent: Intent) {
  const holder = await makeOwnHolder(viewer)
  const customer = await stripeCustomerOf(viewer, holder)
  try {
    return await openAs(viewer, holder, customer, intent)
  } catch (error) {
    if (!isMissing(error) || !(await forgetDeletedCustomer(viewer, holder, customer))) throw error
  }
  const renewed = await makeOwnHolder(viewer)
  return openAs(viewer, renewed, await stripeCustomerOf(viewer, renewed), intent)
}

async function openAs(viewer: Viewer, holder: AccountHolder, customer: string, intent: Intent) {
  const { session } = await open(viewer, { type: 'customer', customer }, intent, holder.id)
  return session
}

async function requireSelf(viewer: Viewer, asked: SessionHolder | undefined): Promise<void> {
  if (!asked) return
  const own = await findOwnHolder(viewer)
  if (own && isOnlyHolder(own, asked)) return
  throw new AppError('not_allowed', 'You can only link accounts for yourself.', { param: 'account_holder' })
}

/** The row is there before the first try, and its id is the idempotency key: a lost answer leaves one session at Stripe. */
async function open(viewer: Viewer, holder: SessionHolder, { parameters, language }: Intent, holderId?: string) {
  const asked = { ...parameters, account_holder: holder }
  const [row] = await database()
    .insert(linkSessions)
    .values({
      holderId: holderId ?? null,
      askedBy: viewer.userId,
      language,
      parameters: asked,
      askedAt: new Date(now()),
    })
    .returning({ id: linkSessions.id })
  if (!row) throw new Error('an insert gave no row')
  const { id } = row
  const call = { method: 'POST' as const, path: '/v1/financial_connections/sessions', intent: id }
  try {
    const session = await callStripe(viewer, call, (stripe, options) =>
      stripe.financialConnections.sessions.create(asked, options),
    )
    const openedAt = new Date(now())
    const readDueAt = new Date(openedAt.getTime() + firstReadMs)
    await update(id, { stripeId: session.id, outcome: 'open', openedAt, readDueAt })
    return { id, session }
  } catch (error) {
    if (isRefused(error)) await update(id, { outcome: 'refused' })
    throw isNotActivated(error) ? notActivated(error) : error
  }
}

async function update(id: string, change: Partial<typeof linkSessions.$inferInsert>): Promise<void> {
  await database().update(linkSessions).set(change).where(eq(linkSessions.id, id))
}

/** Without an answer nobody knows whether the session was made. */
function isRefused(error: unknown): boolean {
  return error instanceof Refusal && error.status < 500
}

/** Stripe has no code for it: its sentence names the page where the business applies, and differs by what was asked for. */
function isNotActivated(error: unknown): boolean {
  return error instanceof Refusal && error.status === 400 && error.message.includes('financial-connections/application')
}

/** Not for a customer to mend; what Stripe said stands in the log. */
function notActivated(cause: unknown): AppError {
  log().warn({ event: 'link_not_activated', error: describeError(cause) })
  return new AppError('not_activated', 'Stripe has not yet allowed what was asked for here.', { cause })
}
