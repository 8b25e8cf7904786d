import 'server-only'
import { isDatabaseAway } from '@/lib/db/is-away'
import type { Language } from '@/lib/i18n/messages'
import type { ErrorBody } from './error-body'
import { AppError, Refusal } from './errors'
import { busy } from './gate'
import { refusalIn } from './refusal-words'

/** Any thrown thing as an answer. What is not a refusal is ours to explain in the log, never to the person. */
export function refuse(error: unknown, requestId: string, language: Language): Response {
  const refusal = refusalOf(error)
  const body: ErrorBody = {
    error: {
      type: refusal.type,
      code: refusal.code,
      message: refusalIn(language, refusal.message),
      param: refusal.param,
      request_id: requestId,
    },
  }
  const { status, retryAfterSeconds } = refusal
  const headers = new Headers()
  if (retryAfterSeconds !== undefined) headers.set('Retry-After', String(retryAfterSeconds))
  return Response.json(body, { status, headers })
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  return isDatabaseAway(error) ? busy() : new AppError('internal', 'Something went wrong on our side.')
}
