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

export function unknownUrl(method: string, path: string): Refusal {
  return new Refusal(
    404,
    `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
  )
}
