import 'server-only'
import { encode } from 'uqr'
import { z } from 'zod'
import { refuseDemoPerson } from '@/lib/demo/refuse-demo-person'
import { AppError } from '@/lib/http/errors'
import { takeFrom } from '@/lib/limits/take'
import { announceSessionEnd } from '@/lib/live/announce'
import { auth } from './auth'
import { checkCode } from './check-code'
import { onlyCookies } from './cookies'
import { endOtherSessions } from './end-sessions'
import { type Proof, prove } from './prove'
import { refusing } from './refusals'
import { needsSecondFactor } from './second-factor-rule'
import { requireSession } from './viewer'

export const enrolBody = z.strictObject({ password: z.string().min(1, 'enter your password').max(128) })
export const confirmBody = z.strictObject({
  code: z
    .string()
    .max(20)
    .transform((text) => text.replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, 'enter the six digits that the app shows')),
})

export type Enrolment = {
  /** Base32, for those who cannot scan. */
  secret: string
  /** A QR code: the side of its square in modules, and the dark ones as an SVG path. */
  qr: { size: number; path: string }
  backup_codes: string[]
}

/** Makes a second factor, which counts from its first right code on. Asking again makes another one. */
export async function beginSecondFactor(headers: Headers, { password }: { password: string }): Promise<Enrolment> {
  const { viewer } = await requireSession(headers, 'enrolling')
  refuseDemoPerson(viewer)
  const giveBack = await takeFrom('sign-in', { userId: viewer.userId })
  const answer = await refusing(() => auth().api.enableTwoFactor({ headers, body: { password, method: 'totp' } }))
  await giveBack()
  const { totpURI, backupCodes } = enrolled.parse(answer)
  const secret = new URL(totpURI).searchParams.get('secret') ?? ''
  return { secret, qr: drawQr(totpURI), backup_codes: backupCodes }
}

const enrolled = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) })

/** The first right code. The session changes its token, and every other one of the person ends. @returns cookies to set */
export async function confirmSecondFactor(headers: Headers, { code }: { code: string }): Promise<Headers> {
  const { viewer, session, hasSecondFactor } = await requireSession(headers, 'enrolling')
  if (hasSecondFactor) throw new AppError('already_exists', 'There is a second factor already.')
  const answer = await checkCode(headers, code, viewer.userId)
  await endOtherSessions(viewer, new Headers({ cookie: cookieHeader(answer) }))
  announceSessionEnd(session)
  return onlyCookies(answer)
}

/** @returns cookies to set: the session changes its token, and every other one ends */
export async function removeSecondFactor(headers: Headers, proof: Proof): Promise<Headers> {
  const { viewer, session, hasSecondFactor } = await requireSession(headers, 'signed-in')
  if (!hasSecondFactor) throw new AppError('not_configured', 'There is no second factor.')
  if (needsSecondFactor(viewer)) throw new AppError('not_allowed', 'Staff cannot do without a second factor.')
  await prove(headers, proof)
  const { password } = proof
  const answer = await refusing(() => auth().api.disableTwoFactor({ headers, body: { password }, returnHeaders: true }))
  await endOtherSessions(viewer, new Headers({ cookie: cookieHeader(answer.headers) }))
  announceSessionEnd(session)
  return onlyCookies(answer.headers)
}

/** New backup codes; the old ones are worth nothing from then on. */
export async function renewBackupCodes(headers: Headers, proof: Proof): Promise<string[]> {
  const { hasSecondFactor } = await requireSession(headers, 'signed-in')
  if (!hasSecondFactor) throw new AppError('not_configured', 'There is no second factor.')
  await prove(headers, proof)
  const { password } = proof
  const { backupCodes } = await refusing(() => auth().api.generateBackupCodes({ headers, body: { password } }))
  return backupCodes
}

/** What the browser will send from now on. */
function cookieHeader(answer: Headers): string {
  return answer
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

function drawQr(text: string): Enrolment['qr'] {
  const { size, data } = encode(text, { border: 2 })
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return { size, path: dark.join('') }
}
