import 'server-only'
import { isAPIError } from 'better-auth/api'
import { AppError } from '@/lib/http/errors'
import { busy } from '@/lib/http/gate'

export const wrongCode = () =>
  new AppError('wrong_credentials', 'This code is wrong, used or too old.', { param: 'code' })

const refusals: Record<string, () => AppError> = {
  // It asks nothing but the database, and keeps to itself how that failed.
  FAILED_TO_GET_SESSION: () => busy(),
  INVALID_EMAIL_OR_PASSWORD: () => new AppError('wrong_credentials', 'The e-mail address or the password is wrong.'),
  INVALID_PASSWORD: () => new AppError('wrong_credentials', 'The password is wrong.', { param: 'password' }),
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: () =>
    new AppError('already_exists', 'There is an account with this e-mail address already.', { param: 'email' }),
  SUSPENDED: () => new AppError('not_allowed', 'This account is suspended. Ask an admin.'),
  INVALID_CODE: wrongCode,
  INVALID_BACKUP_CODE: wrongCode,
  TOTP_NOT_ENABLED: () => new AppError('not_configured', 'Begin with a new second factor first.'),
  TOTP_ALREADY_ENABLED: () => new AppError('already_exists', 'There is a second factor already.'),
  INVALID_TWO_FACTOR_COOKIE: () => new AppError('not_signed_in', 'This took too long. Begin again with your password.'),
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: () =>
    new AppError('not_signed_in', 'Too many wrong codes. Begin again with your password.'),
  ACCOUNT_TEMPORARILY_LOCKED: () =>
    new AppError('rate_limited', 'Too many wrong codes. Try again in 15 minutes.', { retryAfterSeconds: 900 }),
}

/** Asks better-auth, and says in our words what it refuses. */
export async function refusing<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    const refusal = isAPIError(error) ? refusals[String(error.body?.code)] : undefined
    throw refusal?.() ?? error
  }
}
