import 'server-only'
import { AppError } from './errors'
import { requireSafeValue } from './safe-value'

const oneMegabyte = { bytes: 1024 * 1024, words: '1 MB' }

/** The JSON object of a request's body; an empty body is an object without parameters. */
export async function readJsonBody(request: Request): Promise<Record<string, unknown>> {
  requireJson(request.headers.get('content-type'))
  const text = await readText(request)
  if (text === '') return {}
  const value = parseJson(text)
  if (!isObject(value)) throw new AppError('body_invalid', 'The body must be a JSON object.')
  requireSafeValue(value)
  return value
}

function requireJson(contentType: string | null): void {
  if (/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(contentType ?? '')) return
  throw new AppError('body_not_json', 'Send the body as application/json.')
}

/** Counts while it reads: a length that the sender announces is only a promise. */
export async function readText(request: Request, most = oneMegabyte): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const parts: string[] = []
  let bytes = 0
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > most.bytes) throw new AppError('body_too_large', `The body is larger than ${most.words}.`)
    parts.push(decodeUtf8(() => decoder.decode(chunk, { stream: true })))
  }
  parts.push(decodeUtf8(() => decoder.decode()))
  return parts.join('')
}

function decodeUtf8(decode: () => string): string {
  try {
    return decode()
  } catch (cause) {
    throw new AppError('body_invalid', 'The body is not valid UTF-8.', { cause })
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new AppError('body_invalid', 'The body is not valid JSON.', { cause })
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
