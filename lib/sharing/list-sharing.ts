import 'server-only'
import { and, desc, eq, gt, inArray } from 'drizzle-orm'
import { listAccounts } from '@/lib/accounts/list-accounts'
import { auditLog } from '@/lib/audit/table'
import { isStaff, type Viewer } from '@/lib/auth/roles'
import { now } from '@/lib/clock'
import { consents } from '@/lib/consents/table'
import { consentVersion } from '@/lib/consents/words'
import { database } from '@/lib/db/client'
import { AppError } from '@/lib/http/errors'
import { linkSessions } from '@/lib/link-sessions/table'
import { type ConsentView, type LookView, looks, type SharedView } from './sharing-view'

const lookedWithinMs = 30 * 86_400_000

/** A customer's accounts, each with the consent behind it and who of the staff looked. */
export async function listSharing(viewer: Viewer): Promise<SharedView[]> {
  if (isStaff(viewer)) throw new AppError('not_allowed', 'Your role does not allow this.')
  const { holderId } = viewer
  if (holderId === null) return []
  const { data } = await listAccounts(viewer)
  const [given, looked] = [await consentsOf(holderId), await looksOf(holderId)]
  return data.map((account) => ({
    account,
    consent: given.find(({ accounts }) => accounts.includes(account.id))?.consent ?? null,
    looks: looked.filter((look) => look.account === account.id).map(({ account: _, ...look }) => look),
  }))
}

async function consentsOf(holderId: string): Promise<{ accounts: string[]; consent: ConsentView }[]> {
  const rows = await database()
    .select({ accounts: linkSessions.accounts, consent: consents })
    .from(consents)
    .innerJoin(linkSessions, eq(linkSessions.id, consents.linkSessionId))
    .where(eq(consents.holderId, holderId))
    .orderBy(desc(consents.givenAt))
  return rows.map(({ accounts, consent: { givenAt, wordsVersion, wordsLanguage, permissions } }) => ({
    accounts,
    consent: {
      given_at: givenAt.toISOString(),
      version: wordsVersion,
      is_current: wordsVersion === consentVersion,
      language: wordsLanguage,
      permissions,
    },
  }))
}

async function looksOf(holderId: string): Promise<(LookView & { account: unknown })[]> {
  const rows = await database()
    .select()
    .from(auditLog)
    .where(
      and(
        eq(auditLog.holderId, holderId),
        inArray(auditLog.actorRole, ['support', 'admin']),
        inArray(auditLog.action, [...looks]),
        gt(auditLog.at, new Date(now() - lookedWithinMs)),
      ),
    )
    .orderBy(desc(auditLog.id))
  return rows.flatMap(({ at, actorRole, action, subject, detail }) => {
    const what = looks.find((each) => each === action)
    const role = actorRole === 'admin' ? 'admin' : 'support'
    // A reveal is about an owner, and names the account beside.
    return what ? [{ at: at.toISOString(), role, what, account: detail.account ?? subject }] : []
  })
}
