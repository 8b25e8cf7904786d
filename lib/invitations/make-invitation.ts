import 'server-only'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { type AccountHolder, accountHolders } from '@/lib/account-holders/table'
import { accountsOfCustomer, lockHolder } from '@/lib/account-holders/tie-holder'
import { record } from '@/lib/audit/record'
import { signUpBody } from '@/lib/auth/forms'
import { hashOfToken, makeToken } from '@/lib/auth/link-token'
import type { Viewer } from '@/lib/auth/roles'
import { users } from '@/lib/auth/table'
import { now } from '@/lib/clock'
import { type Database, database } from '@/lib/db/client'
import { holderIds, requireNotErased } from '@/lib/deletions/erased'
import { AppError } from '@/lib/http/errors'
import { paths } from '@/lib/paths'
import { type InvitationMade, invitationAsks } from './invitation-view'
import { requireStaff, toInvitationView } from './list-invitations'
import { invitations } from './table'

const lastsMs = 7 * 24 * 60 * 60_000

/** Whom they link as: somebody new, whom staff give a name, or a holder whom nobody signs in as yet. */
export const invitationBody = z.strictObject({
  name: signUpBody.shape.name.optional(),
  holder: z.uuid().optional(),
  ...invitationAsks.shape,
})
type Asked = z.output<typeof invitationBody>

/** Makes a link with which somebody links once, without a password. It stands in this answer and nowhere else. */
export async function makeInvitation(viewer: Viewer, asked: Asked, origin: string): Promise<InvitationMade> {
  requireStaff(viewer)
  const { name, holder: holderId, permissions, ...filters } = asked
  requireOne(name, holderId)
  const token = makeToken('customer invitation')
  const at = now()
  const asks = { permissions: [...new Set(permissions)], ...filters }
  return database().transaction(async (db) => {
    const holder = holderId === undefined ? null : await requireInvitable(db, holderId)
    const [made] = await db
      .insert(invitations)
      .values({
        tokenHash: hashOfToken(token),
        name: name ?? null,
        holderId: holder?.id ?? null,
        asks,
        invitedBy: viewer.userId,
        createdAt: new Date(at),
        expiresAt: new Date(at + lastsMs),
      })
      .returning()
    if (!made) throw new Error('an insert gave no row')
    const detail = { permissions: asks.permissions }
    await record(db, { actor: viewer, action: 'invitation.make', subject: made.id, holderId: made.holderId, detail })
    return { invitation: toInvitationView(made, holder), link: `${origin}${paths.invite(token)}` }
  })
}

function requireOne(name: string | undefined, holder: string | undefined): void {
  if (name === undefined && holder === undefined) {
    throw new AppError('parameter_missing', 'Missing required param: name', { param: 'name' })
  }
  if (name !== undefined && holder !== undefined) {
    const message = 'You may only specify one of these parameters: name, holder.'
    throw new AppError('parameters_exclusive', message, { param: 'name' })
  }
}

/** @throws AppError that names `holder` */
async function requireInvitable(db: Database, id: string): Promise<AccountHolder> {
  const holder = await lockHolder(db, eq(accountHolders.id, id))
  if (!holder) throw new AppError('resource_missing', 'There is no account holder with this id.', { param: 'holder' })
  await requireNotErased(holderIds(holder), db)
  if (holder.userId === null) await accountsOfCustomer(db, holder)
  else if ((await findGuest(db, holder.userId)) === null) {
    throw new AppError('already_exists', 'Somebody signs in as this account holder already.', { param: 'holder' })
  }
  return holder
}

/** The user, locked, if they are a guest who may come in. */
export async function findGuest(db: Database, userId: string) {
  const [user] = await db.select().from(users).where(eq(users.id, userId)).for('update')
  return user?.isGuest && user.suspendedAt === null ? user : null
}
