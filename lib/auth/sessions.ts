import 'server-only'
import { isAPIError } from 'better-auth/api'
import { AppError } from '@/lib/http/errors'
import { announceSessionEnd } from '@/lib/live/announce'
import { auth } from './auth'

/** What a browser has to be told: the `Set-Cookie` headers, and where its person begins. */
type Entered = { userId: string; cookies: Headers }

/** Begins a session for who knows the password; the one that the browser had before ends. */
export async function signIn(before: Headers, body: { email: string; password: string }): Promise<Entered> {
  const { headers, response } = await refusing(() =>
    auth().api.signInEmail({ body, headers: before, returnHeaders: true }),
  )
  await endSession(before)
  return { userId: response.user.id, cookies: onlyCookies(headers) }
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
  const { headers } = await auth().api.signOut({ headers: before, returnHeaders: true })
  if (ending) announceSessionEnd(ending.session.id)
  return onlyCookies(headers)
}

async function endSession(before: Headers): Promise<void> {
  if (before.has('cookie')) await signOut(before)
}

const refusals: Record<string, () => AppError> = {
  INVALID_EMAIL_OR_PASSWORD: () => new AppError('wrong_credentials', 'The e-mail address or the password is wrong.'),
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: () =>
    new AppError('already_exists', 'There is an account with this e-mail address already.', { param: 'email' }),
}

async function refusing<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    const refusal = isAPIError(error) ? refusals[String(error.body?.code)] : undefined
    throw refusal?.() ?? error
  }
}

function onlyCookies(headers: Headers): Headers {
  const cookies = new Headers()
  for (const cookie of headers.getSetCookie()) cookies.append('Set-Cookie', cookie)
  return cookies
}
