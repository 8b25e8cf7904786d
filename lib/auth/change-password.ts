import 'server-only'
import { z } from 'zod'
import { record } from '@/lib/audit/record'
import { database } from '@/lib/db/client'
import { refuseDemoPerson } from '@/lib/demo/refuse-demo-person'
import type { Cause } from '@/lib/mail/browser'
import { announceEnd } from './end-sessions'
import { signUpBody } from './forms'
import { requireOwnPassword } from './require-own-password'
import type { Viewer } from './roles'
import { hashPassword, setPassword } from './set-password'
import { requireSession } from './viewer'

export const changeBody = z.strictObject({ new_password: signUpBody.shape.password })

/** Another password for who is signed in and has just proved it. They stay signed in here, and nowhere else. */
export async function changePassword(
  viewer: Viewer,
  headers: Headers,
  { new_password: password }: z.output<typeof changeBody>,
  cause: Pick<Cause, 'browser'>,
): Promise<void> {
  refuseDemoPerson(viewer)
  await requireOwnPassword(password, viewer)
  const { session } = await requireSession(headers, 'enrolling')
  const hash = await hashPassword(password)
  const { userId, email } = viewer
  const ended = await database().transaction(async (db) => {
    const ids = await setPassword(db, { userId, email, hash, keep: session }, cause)
    await record(db, { actor: viewer, action: 'password.change', subject: userId })
    return ids
  })
  announceEnd(ended)
}
