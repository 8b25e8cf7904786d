// (shared) How the browser asks our own routes.
import { automaticHeader } from './automatic'
import { hearBankNow } from './bank-time'
import { isErrorBody } from './error-body'
import { isSomebodyThere } from './presence'

/** A refusal as our routes answer it. `status` 0 is a request that never arrived: offline, or the server is away. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly param: string | undefined
  readonly requestId: string | undefined
  /** When asking again makes sense. */
  readonly retryAfterSeconds: number | undefined

  constructor(
    status: number,
    code: string,
    message: string,
    details: {
      param?: string | undefined
      requestId?: string | undefined
      retryAfterSeconds?: number | undefined
      cause?: unknown
    } = {},
  ) {
    super(message, { cause: details.cause })
    this.name = 'ApiError'
    this.status = status
    this.code = code
    this.param = details.param
    this.requestId = details.requestId
    this.retryAfterSeconds = details.retryAfterSeconds
  }

  /** For people: whole minutes, and one where nobody said. */
  get waitMinutes(): number {
    return Math.ceil((this.retryAfterSeconds ?? 60) / 60)
  }

  get isOffline(): boolean {
    return this.status === 0
  }
}

/**
 * Asks one of our routes. What it answers was parsed as it left the server, so the browser does not carry the schemas.
 * Throws `ApiError`; an aborted request throws its `AbortError`.
 */
export async function request<Answer>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: unknown,
  options: { signal?: AbortSignal } = {},
): Promise<Answer> {
  const response = await requestAnswer(method, path, body, options.signal)
  return response.json()
}

/** The same, with the answer's body still to be read. */
export async function requestAnswer(
  method: string,
  path: string,
  body: unknown,
  signal?: AbortSignal,
): Promise<Response> {
  const response = await send(method, path, body, signal)
  hearBankNow(response.headers)
  if (!response.ok) throw refusalOf(response, await response.json().catch(() => null))
  return response
}

async function send(method: string, path: string, body: unknown, signal: AbortSignal | undefined): Promise<Response> {
  const inWords = wishForWords()
  // Nobody has touched the page: a hint or a timer asks.
  const automatic = { headers: { ...inWords, ...(isSomebodyThere() ? {} : { [automaticHeader]: '1' }) } }
  const write = { headers: { ...inWords, 'Content-Type': 'application/json' }, body: JSON.stringify(body ?? {}) }
  try {
    return await fetch(path, { method, signal: signal ?? null, ...(method === 'GET' ? automatic : write) })
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new ApiError(0, 'offline', 'The request did not arrive.', { cause })
  }
}

/** Refusals, messages and consents are to be in the words of this page, whatever the browser likes best. */
function wishForWords(): { 'Accept-Language'?: string } {
  return typeof document === 'undefined' ? {} : { 'Accept-Language': document.documentElement.lang }
}

function refusalOf(response: Response, answer: unknown): ApiError {
  if (!isErrorBody(answer)) return new ApiError(response.status, 'unexpected_answer', `HTTP ${response.status}`)
  const { code, type, message, param, request_id: requestId } = answer.error
  const retryAfterSeconds = Number(response.headers.get('Retry-After')) || undefined
  return new ApiError(response.status, code ?? type, message, { param, requestId, retryAfterSeconds })
}
