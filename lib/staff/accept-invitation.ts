import 'server-only'
import { randomUUID } from 'node:crypto'
import { and, eq, gt, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { record } from '@/lib/audit/record'
import { auth } from '@/lib/auth/auth'
import { signUpBody } from '@/lib/auth/forms'
import { hashOfToken, isTokenFor } from '@/lib/auth/link-token'
import { requireOwnPassword } from '@/lib/auth/require-own-password'
import { signIn } from '@/lib/auth/sessions'
import { credentials, staffInvitations, users } from '@/lib/auth/table'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { AppError } from '@/lib/http/errors'
import { staffRole } from './staff-role'

export const acceptanceBody = z.strictObject({
  token: z.string().max(200),
  name: signUpBody.shape.name,
  password: signUpBody.shape.password,
})
type Acceptance = z.output<typeof acceptanceBody>

/** Makes the invited person, once, and signs them in. @returns cookies to set */
export async function acceptInvitation(before: Headers, acceptance: Acceptance): Promise<Headers> {
  if (!isTokenFor('staff invitation', acceptance.token)) throw notValid()
  const { password } = await auth().$context
  const email = await join(acceptance, await password.hash(acceptance.password))
  return (await signIn(before, { email, password: acceptance.password })).cookies
}

async function join({ token, name, password }: Acceptance, hash: string): Promise<string> {
  return database().transaction(async (transaction) => {
    const at = new Date(now())
    const [invitation] = await transaction
      .update(staffInvitations)
      .set({ acceptedAt: at })
      .where(
        and(
          eq(staffInvitations.tokenHash, hashOfToken(token)),
          isNull(staffInvitations.acceptedAt),
          isNull(staffInvitations.revokedAt),
          gt(staffInvitations.expiresAt, at),
        ),
      )
      .returning()
    if (!invitation) throw notValid()
    const { email } = invitation
    await requireOwnPassword(password, { email, name })
    const role = staffRole.parse(invitation.role)
    const id = randomUUID()
    const [made] = await transaction
      .insert(users)
      // Whoever holds the link was told it by an admin; that is no proof of the address.
      .values({ id, name, email, role })
      .onConflictDoNothing()
      .returning({ id: users.id })
    if (!made) throw new AppError('already_exists', 'There is a profile with this e-mail address already.')
    await transaction
      .insert(credentials)
      .values({ id: randomUUID(), accountId: id, providerId: 'credential', userId: id, password: hash })
    await record(transaction, {
      actor: { userId: id, role },
      action: 'staff.join',
      subject: invitation.id,
      detail: { role },
    })
    return email
  })
}

function notValid(): AppError {
  return new AppError(
    'resource_missing',
    'This invitation was used, taken back or has expired. Ask an admin for another.',
  )
}
