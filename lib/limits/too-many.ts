import 'server-only'
import { AppError } from '@/lib/http/errors'

/** What is said to whoever has to wait. */
export function tooMany(retryAfterSeconds: number): AppError {
  const minutes = Math.ceil(retryAfterSeconds / 60)
  const words = minutes === 1 ? 'a minute' : `${minutes} minutes`
  return new AppError('rate_limited', `Too many attempts. Try again in ${words}.`, { retryAfterSeconds })
}
