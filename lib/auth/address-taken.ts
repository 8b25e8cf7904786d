import 'server-only'
import { AppError } from '@/lib/http/errors'

export function addressTaken(): AppError {
  return new AppError('already_exists', 'There is a profile with this e-mail address already.', { param: 'email' })
}

/** For changes that looked before whether an address is free: of two at once the second is told by the database. */
export async function unlessTaken<Result>(change: Promise<Result>): Promise<Result> {
  try {
    return await change
  } catch (error) {
    if (isTaken(error)) throw addressTaken()
    throw error
  }
}

/** @param error of Drizzle's, around that of Postgres */
function isTaken(error: unknown): boolean {
  const cause: unknown = error instanceof Error ? error.cause : null
  return Reflect.get(Object(cause), 'constraint') === 'users_email_unique'
}
