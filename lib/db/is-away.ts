import 'server-only'

/** Of the system and of Postgres: nobody answers there now, or takes no more connections. */
const codes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '53300'])
/** The driver gives these no code: no connection came free in time, or one was lost on the way. */
const words = /^(timeout exceeded when trying to connect|Connection terminated)/

/** Whether the database could not be asked: asking again soon makes sense. Libraries wrap what happened. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code: unknown = Reflect.get(error, 'code')
  return (typeof code === 'string' && codes.has(code)) || words.test(error.message) || isDatabaseAway(error.cause)
}
