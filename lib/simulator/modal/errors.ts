import type { LinkFailure } from '../linking'
import type { ModalError } from './contract'

/** A refusal of the modal's routes, in Stripe's error shape. */
export class ModalRefusal extends Error {
  readonly status: 400 | 403 | 404 | 413 | 415
  readonly error: ModalError

  constructor(status: ModalRefusal['status'], code: string, message: string, param?: string) {
    super(message)
    this.status = status
    this.error = { type: 'invalid_request_error', code, message, ...(param && { param }) }
  }
}

const STATUS_AND_CODE = {
  unknown: [404, 'resource_missing'],
  expired: [400, 'session_expired'],
  completed: [400, 'session_completed'],
  invalid: [400, 'invalid_choice'],
  numbers: [400, 'account_numbers_unavailable'],
} as const

export function refusalOf({ code, message, param }: LinkFailure): ModalRefusal {
  const [status, named] = STATUS_AND_CODE[code]
  return new ModalRefusal(status, named, message, param)
}
