import 'server-only'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { AppError } from '@/lib/http/errors'
import { takeFrom } from '@/lib/limits/take'
import { auth } from './auth'
import { checkCode, codeField } from './check-code'
import { refusing } from './refusals'
import { sessions } from './table'
import { requireSession } from './viewer'

export const proofBody = z.strictObject({
  password: z.string().min(1, 'enter your password').max(128),
  /** For those who have a second factor. */
  code: codeField.optional(),
})
export type Proof = z.output<typeof proofBody>

/** Has a signed-in person say again who they are. @throws AppError `wrong_credentials` with the field at fault; `rate_limited` */
export async function prove(headers: Headers, { password, code }: Proof): Promise<void> {
  const { viewer, session, hasSecondFactor } = await requireSession(headers, 'enrolling')
  if (hasSecondFactor && code === undefined) {
    throw new AppError('parameter_missing', 'Enter the code of your second factor, too.', { param: 'code' })
  }
  const giveBack = await takeFrom('sign-in', { userId: viewer.userId })
  await refusing(() => auth().api.verifyPassword({ headers, body: { password } }))
  if (hasSecondFactor && code !== undefined) await checkCode(headers, code, viewer.userId)
  await giveBack()
  await database()
    .update(sessions)
    .set({ provedAt: new Date(now()) })
    .where(eq(sessions.id, session))
}
