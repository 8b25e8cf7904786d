import 'server-only'
import { type Logger, pino } from 'pino'
import { env } from '@/lib/env'

declare global {
  var tidewaterLog: Logger | undefined
}

/** JSON lines. Callers name each field: never a whole request, header or object. */
export function log(): Logger {
  globalThis.tidewaterLog ??= pino({
    level: env().logLevel,
    base: null,
    formatters: { level: (label) => ({ level: label }) },
  })
  return globalThis.tidewaterLog
}

/** One line per request. The address goes without its query: what people search for is theirs. */
export function logRequest(done: {
  request: Request
  requestId: string
  status: number
  ms: number
  failure: unknown
}): void {
  const line = {
    request_id: done.requestId,
    method: done.request.method,
    path: new URL(done.request.url).pathname,
    status: done.status,
    ms: done.ms,
  }
  if (done.status < 500) log().info(line)
  else log().error({ ...line, error: describeError(done.failure) })
}

/** What may be told of a thrown thing: its kind, words and place, not the fields libraries hang on it (SQL values, requests). */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error }
  return {
    kind: error.name,
    code: Reflect.get(error, 'code'),
    message: firstLine(error.message),
    at: placesOf(error),
    cause: error.cause === undefined ? undefined : describeError(error.cause),
  }
}

/** Drizzle writes the values of a failed query below its first line. */
function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').slice(0, 500)
}

function placesOf(error: Error): string[] {
  const lines = (error.stack ?? '').split('\n').map((line) => line.trim())
  return lines.filter((line) => line.startsWith('at ')).slice(0, 20)
}
