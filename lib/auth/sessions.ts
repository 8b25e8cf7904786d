import 'server-only'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { database } from '@/lib/db/client'
import { auth } from './auth'
import { checkCode } from './check-code'
import { onlyCookieNamed, onlyCookies } from './cookies'
import { endThose } from './end-sessions'
import { refusing } from './refusals'
import { roleOf } from './roles'
import { withSamePassword } from './same-password'
import { sessions, users, verifications } from './table'

/** What a browser has to be told: the `Set-Cookie` headers, and where its person begins. */
type Entered = { userId: string; cookies: Headers }

/** Of those who have a second factor the password is only the first step. */
type FirstStep = { cookies: Headers; userId: string | null }

const challenged = z.object({ twoFactorRedirect: z.literal(true) })

/**
 * Begins a session for who knows the password; the one that the browser had before ends.
 * @returns no `userId` where a code is asked as well: the cookies then lead to `signInWithCode`
 */
export async function signIn(before: Headers, body: { email: string; password: string }): Promise<FirstStep> {
  const { headers, response } = await withSamePassword(
    eq(users.email, body.email.toLowerCase()),
    () => refusing(() => auth().api.signInEmail({ body, headers: before, returnHeaders: true })),
    (begun) => undo(begun.headers),
  )
  await endSession(before)
  const isCodeAsked = challenged.safeParse(response).success
  return { userId: isCodeAsked ? null : response.user.id, cookies: onlyCookies(headers) }
}

/** The second step: begins the session of whoever said the password a moment ago in this browser. */
export async function signInWithCode(before: Headers, code: string): Promise<Headers> {
  const challenge = onlyCookieNamed(before, 'two_factor')
  const person = await challengedPerson(challenge)
  const begin = () => checkCode(challenge, code, person)
  const headers = await withSamePassword(eq(users.id, person ?? ''), begin, undo)
  await endSession(before)
  return onlyCookies(headers)
}

/** Who said the password; the cookie's signature and age are the library's to check, before anything begins. */
async function challengedPerson(challenge: Headers): Promise<string | null> {
  const [, value = ''] = (challenge.get('cookie') ?? '').split('=')
  const [identifier = ''] = value.split('.')
  const [row] = await database()
    .select({ userId: verifications.value })
    .from(verifications)
    .where(eq(verifications.identifier, identifier))
  return row?.userId ?? null
}

/** Makes a customer and begins their session. */
export async function signUp(
  before: Headers,
  body: { name: string; email: string; password: string },
): Promise<Entered> {
  const { headers, response } = await refusing(() =>
    auth().api.signUpEmail({ body, headers: before, returnHeaders: true }),
  )
  await endSession(before)
  return { userId: response.user.id, cookies: onlyCookies(headers) }
}

/** Ends the session these headers carry, if they do. */
export async function signOut(before: Headers): Promise<Headers> {
  const ending = await auth().api.getSession({
    headers: before,
    query: { disableCookieCache: true, disableRefresh: true },
  })
  // The library would say that all is well where a session cannot be ended; afterwards it finds none, and clears the cookies.
  if (ending) {
    const { user, session } = ending
    await endThose({ userId: user.id, role: roleOf(user.role) }, eq(sessions.id, session.id))
  }
  const { headers } = await auth().api.signOut({ headers: before, returnHeaders: true })
  return onlyCookies(headers)
}

/** What these cookies would open: a session, or the second step to one. */
async function undo(given: Headers): Promise<void> {
  const cookie = given
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  const cookies = new Headers({ cookie })
  const person = await challengedPerson(onlyCookieNamed(cookies, 'two_factor'))
  if (person) await database().delete(verifications).where(eq(verifications.value, person))
  await signOut(cookies)
}

/** Ends what the browser had before, if it had anything. */
export async function endSession(before: Headers): Promise<void> {
  if (before.has('cookie')) await signOut(before)
}
