// (shared) The one shape of every refusal: Stripe's.

export type ErrorBody = {
  error: { type: string; code?: string | undefined; message: string; param?: string | undefined; request_id: string }
}

/** Written by hand: a schema library would be a tenth of what a page makes the browser load. */
export function isErrorBody(answer: unknown): answer is ErrorBody {
  if (!isRecord(answer) || !isRecord(answer.error)) return false
  const { type, code, message, param, request_id } = answer.error
  const isOptional = (value: unknown) => value === undefined || typeof value === 'string'
  const isText = (value: unknown) => typeof value === 'string'
  return [type, message, request_id].every(isText) && [code, param].every(isOptional)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
