import 'server-only'
import { z } from 'zod'
import { auth } from './auth'
import { refusing } from './refusals'

/** Six digits of an app, or one of the backup codes; people type blanks into both. */
export const codeField = z
  .string()
  .max(40)
  .transform((text) => text.replace(/\s/g, ''))
  .pipe(z.string().regex(/^(\d{6}|[A-Za-z0-9]{5}-?[A-Za-z0-9]{5})$/, 'this is neither six digits nor a backup code'))

/** Accepts a code of the app, or uses up a backup code, for whomever the headers' cookie names. @returns cookies to set */
export async function checkCode(headers: Headers, code: string): Promise<Headers> {
  const answer = await refusing(() =>
    /^\d{6}$/.test(code)
      ? auth().api.verifyTOTP({ headers, body: { code }, returnHeaders: true })
      : auth().api.verifyBackupCode({ headers, body: { code: withDash(code) }, returnHeaders: true }),
  )
  return answer.headers
}

function withDash(code: string): string {
  return code.includes('-') ? code : `${code.slice(0, 5)}-${code.slice(5)}`
}
