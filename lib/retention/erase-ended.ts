import 'server-only'
import { and, asc, eq, isNull, lt, notExists, sql } from 'drizzle-orm'
import { accounts } from '@/lib/accounts/table'
import { record } from '@/lib/audit/record'
import { sessions, verifications } from '@/lib/auth/table'
import { now } from '@/lib/clock'
import { consents } from '@/lib/consents/table'
import { database } from '@/lib/db/client'
import { bury } from '@/lib/deletions/bury'
import { eraseAccounts } from '@/lib/deletions/erase-accounts'
import { invitations } from '@/lib/invitations/table'
import { linkSessions } from '@/lib/link-sessions/table'
import { announce } from '@/lib/live/announce'
import { readSetting } from '@/lib/settings/read-setting'

const dayMs = 86_400_000

/** An invitation is said to be over for so long; then its address leads nowhere. */
const invitationsKeptMs = 30 * dayMs

/** Erases what is over: sign-ins and invitations always, accounts and link sessions after as many days as an admin decided. */
export async function eraseEnded(stopping?: AbortSignal): Promise<void> {
  const at = now()
  await database()
    .delete(sessions)
    .where(lt(sessions.expiresAt, new Date(at)))
  await database()
    .delete(verifications)
    .where(lt(verifications.expiresAt, new Date(at)))
  await database()
    .delete(invitations)
    .where(lt(invitations.expiresAt, new Date(at - invitationsKeptMs)))
  const days = await readSetting('erase_ended_after_days')
  if (days === 0) return
  const before = new Date(at - days * dayMs)
  await eraseFruitlessSessions(before)
  while (!stopping?.aborted && (await eraseOne(before, days)));
}

async function eraseFruitlessSessions(before: Date): Promise<void> {
  const db = database()
  const consent = db.select({ id: consents.id }).from(consents).where(eq(consents.linkSessionId, linkSessions.id))
  const isFruitless = and(
    sql`${linkSessions.accounts} = '[]'::jsonb`,
    isNull(linkSessions.readDueAt),
    notExists(consent),
  )
  await db.delete(linkSessions).where(and(lt(linkSessions.askedAt, before), isFruitless))
}

/** One account in a transaction, which other instances pass over. False when there is none left. */
async function eraseOne(before: Date, days: number): Promise<boolean> {
  const erased = await database().transaction(async (db) => {
    const [ended] = await db
      .select({ id: accounts.id, holderId: accounts.holderId, stripeAccount: accounts.stripeAccount })
      .from(accounts)
      .where(and(eq(accounts.status, 'disconnected'), lt(accounts.disconnectedAt, before)))
      .orderBy(asc(accounts.disconnectedAt))
      .limit(1)
      .for('update', { skipLocked: true })
    if (!ended) return null
    const { id, holderId, stripeAccount } = ended
    await bury(db, { at: new Date(now()), deletionId: null, buried: [{ id, stripeAccount, toEnd: false }] })
    await eraseAccounts(db, [id])
    await record(db, { actor: 'system', action: 'account.erase', subject: id, holderId, detail: { days } })
    return ended
  })
  if (erased) announce({ kind: 'account', id: erased.id, holderId: erased.holderId })
  return erased !== null
}
