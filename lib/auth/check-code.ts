import 'server-only'
import { z } from 'zod'
import { takeFrom } from '@/lib/limits/take'
import { auth } from './auth'
import { refusing } from './refusals'
import { takeCode } from './take-code'

/** Six digits of an app, or one of the backup codes; people type blanks into both. */
export const codeField = z
  .string()
  .max(40)
  .transform((text) => text.replace(/\s/g, ''))
  .pipe(z.string().regex(/^(\d{6}|[A-Za-z0-9]{5}-?[A-Za-z0-9]{5})$/, 'this is neither six digits nor a backup code'))

/**
 * Uses up a code of the app, or a backup code. Only failures count towards the limit.
 * @param userId whom the headers' cookie names; null where it names nobody, which the library refuses
 * @returns cookies to set
 */
export async function checkCode(headers: Headers, code: string, userId: string | null): Promise<Headers> {
  const giveBack = await takeFrom('second-factor', userId === null ? {} : { userId })
  const isOfApp = /^\d{6}$/.test(code)
  if (isOfApp && userId !== null) await takeCode(userId, code)
  const answer = await refusing(() =>
    isOfApp
      ? auth().api.verifyTOTP({ headers, body: { code }, returnHeaders: true })
      : auth().api.verifyBackupCode({ headers, body: { code: withDash(code) }, returnHeaders: true }),
  )
  await giveBack()
  return answer.headers
}

function withDash(code: string): string {
  return code.includes('-') ? code : `${code.slice(0, 5)}-${code.slice(5)}`
}
