import { type ApiAnswer, JSON_TYPE } from './exchange'

export type ErrorType = 'invalid_request_error' | 'idempotency_error' | 'api_error'

/** A refusal, as Stripe words it. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly details: { type?: ErrorType; code?: string; param?: string } = {},
  ) {
    super(message)
  }

  /** No `request_log_url`: there is no log page to send anybody to. */
  body(): { error: Record<string, string> } {
    const { type = 'invalid_request_error', code, param } = this.details
    return {
      error: {
        ...(code ? { code, doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}` } : {}),
        message: this.message,
        ...(param ? { param } : {}),
        type,
      },
    }
  }
}

/** The connection breaks before the answer is whole; `reason` is what the caller gave up for, if it was the caller. */
export class ConnectionLost extends TypeError {
  constructor(readonly reason?: unknown) {
    super('fetch failed', { cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }) })
  }
}

/** Answers with a refusal, and whether asking again makes sense where that is known. */
export function refusalAnswer(refusal: Refusal): ApiAnswer {
  const advice = adviceOf(refusal)
  const headers = advice ? { ...JSON_TYPE, 'Stripe-Should-Retry': advice } : JSON_TYPE
  return { status: refusal.status, headers, body: JSON.stringify(refusal.body()) }
}

/** What somebody is told of an error; one that nobody meant is written down for us. */
export function known(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  console.error(error)
  return serverError()
}

export function serverError(): Refusal {
  return new Refusal(500, 'An unknown error occurred.', { type: 'api_error' })
}

export function refused(message: string, details: { code?: string; param?: string } = {}): Refusal {
  return new Refusal(400, message, details)
}

/** An id in the path that this account does not have: 404. */
export function missing(noun: string, id: string, param: string): Refusal {
  return new Refusal(404, `No such ${noun}: '${id}'`, { code: 'resource_missing', param })
}

/** An id in a parameter that this account does not have: 400. */
export function missingReference(noun: string, id: string, param: string): Refusal {
  return refused(`No such ${noun}: '${id}'`, { code: 'resource_missing', param })
}

export function exclusive(params: string[]): Refusal {
  return refused(`You may only specify one of these parameters: ${params.join(', ')}.`, {
    code: 'parameters_exclusive',
    param: params.at(-1) ?? '',
  })
}

export function missingParameter(param: string): Refusal {
  return refused(`Missing required param: ${param}.`, { code: 'parameter_missing', param })
}

export function unknownParameters(names: string[]): Refusal {
  const message = `Received unknown parameter${names.length > 1 ? 's' : ''}: ${names.join(', ')}`
  return refused(message, { code: 'parameter_unknown', param: names[0] ?? '' })
}

/** 25 or 100 requests a second are enough. */
export function tooManyRequests(): Refusal {
  return new Refusal(
    429,
    'Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.',
    { code: 'rate_limit' },
  )
}

export function unknownUrl(method: string, path: string): Refusal {
  return new Refusal(
    404,
    `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
  )
}

function adviceOf({ status, details }: Refusal): 'true' | 'false' | null {
  if (status === 409 || status === 503 || details.code === 'lock_timeout') return 'true'
  return status < 500 ? 'false' : null
}
