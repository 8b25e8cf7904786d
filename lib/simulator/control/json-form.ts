import { refused } from '../errors'
import { isHash } from '../params'

/** A JSON body as a decoded form, so that control calls are checked by the same readers. Nothing at all is an empty hash. */
export function jsonForm(body: string): Record<string, unknown> {
  if (body.trim() === '') return {}
  const form = asForm(parsed(body))
  if (!isHash(form)) throw refused('The body must be a JSON object.')
  return form
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw refused('The body is not valid JSON.')
  }
}

function asForm(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asForm)
  if (isHash(value)) return Object.fromEntries(Object.entries(value).map(([key, nested]) => [key, asForm(nested)]))
  return value === null ? '' : String(value)
}
