import 'server-only'

/** Every way a request of ours can be refused, and the HTTP status it answers with. Handlers name a code, never a number. */
export const errorCodes = {
  not_signed_in: { status: 401, type: 'authentication_error' },
  wrong_credentials: { status: 401, type: 'authentication_error' },
  not_allowed: { status: 403, type: 'permission_error' },
  /** Say the password again, and go on. */
  proof_required: { status: 403, type: 'permission_error' },
  /** Who has not shown yet that they can read their mail. */
  address_unconfirmed: { status: 403, type: 'permission_error' },
  /** Staff set up a second factor before anything else. */
  second_factor_required: { status: 403, type: 'permission_error' },
  cross_origin: { status: 403, type: 'permission_error' },
  resource_missing: { status: 404, type: 'invalid_request_error' },
  method_not_allowed: { status: 405, type: 'invalid_request_error' },
  parameter_invalid: { status: 400, type: 'invalid_request_error' },
  parameter_missing: { status: 400, type: 'invalid_request_error' },
  parameter_unknown: { status: 400, type: 'invalid_request_error' },
  parameters_exclusive: { status: 400, type: 'invalid_request_error' },
  body_invalid: { status: 400, type: 'invalid_request_error' },
  body_too_large: { status: 413, type: 'invalid_request_error' },
  signature_invalid: { status: 400, type: 'invalid_request_error' },
  body_not_json: { status: 415, type: 'invalid_request_error' },
  already_exists: { status: 409, type: 'invalid_request_error' },
  /** Stripe lets a business ask for each kind of data only once it has applied for it. */
  not_activated: { status: 409, type: 'invalid_request_error' },
  not_configured: { status: 409, type: 'invalid_request_error' },
  rate_limited: { status: 429, type: 'rate_limit_error' },
  rate_limit: { status: 429, type: 'rate_limit_error' },
  stripe_unavailable: { status: 502, type: 'api_error' },
  /** Of what everybody shares, such as the database, nothing is free now. */
  busy: { status: 503, type: 'api_error' },
  internal: { status: 500, type: 'api_error' },
} as const

export type ErrorCode = keyof typeof errorCodes

/** A refusal that may reach the person who asked: its words, status and parameter are answered as they stand. */
export class Refusal extends Error {
  readonly status: number
  readonly type: string
  /** Stripe gives some of its refusals no code. */
  readonly code: string | undefined
  readonly param: string | undefined
  /** When asking again makes sense. */
  readonly retryAfterSeconds: number | undefined

  constructor(answer: {
    status: number
    type: string
    code?: string | undefined
    message: string
    param?: string | undefined
    retryAfterSeconds?: number | undefined
    cause?: unknown
  }) {
    super(answer.message, { cause: answer.cause })
    this.name = 'Refusal'
    this.status = answer.status
    this.type = answer.type
    this.code = answer.code
    this.param = answer.param
    this.retryAfterSeconds = answer.retryAfterSeconds
  }
}

/** A refusal of our own, with words for the person, and the parameter at fault where there is one. */
export class AppError extends Refusal {
  constructor(
    code: ErrorCode,
    message: string,
    options: { param?: string | undefined; retryAfterSeconds?: number | undefined; cause?: unknown } = {},
  ) {
    super({ ...errorCodes[code], code, message, ...options })
    this.name = 'AppError'
  }
}
