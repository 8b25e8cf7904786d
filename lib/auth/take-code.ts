import 'server-only'
import { symmetricDecrypt } from 'better-auth/crypto'
import { and, eq, isNull, lt, or } from 'drizzle-orm'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { auth } from './auth'
import { wrongCode } from './refusals'
import { twoFactors } from './table'
import { stepOf } from './totp'

/**
 * Takes a right code of the app once: from then on it and all before it are worth nothing, for whoever looked over a shoulder. A
 * wrong one is left to the library, which counts it.
 * @throws AppError `wrong_credentials` for one that was taken before, also of two at the same time
 */
export async function takeCode(userId: string, code: string): Promise<void> {
  const [factor] = await database().select().from(twoFactors).where(eq(twoFactors.userId, userId))
  if (!factor) return
  const { secretConfig } = await auth().$context
  const step = stepOf(await symmetricDecrypt({ key: secretConfig, data: factor.secret }), code, now())
  if (step === null) return
  const taken = await database()
    .update(twoFactors)
    .set({ lastStep: step })
    .where(and(eq(twoFactors.id, factor.id), or(isNull(twoFactors.lastStep), lt(twoFactors.lastStep, step))))
    .returning({ id: twoFactors.id })
  if (taken.length === 0) throw wrongCode()
}
