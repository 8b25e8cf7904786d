import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { requireRecentProof } from '@/lib/auth/recent-proof'
import type { Viewer } from '@/lib/auth/roles'
import type { Session } from '@/lib/auth/session-viewer'
import { type Access, requireSession } from '@/lib/auth/viewer'
import { bankNow, now } from '@/lib/clock'
import { wantedLanguage } from '@/lib/i18n/wanted-language'
import type { LimitName } from '@/lib/limits/rates'
import { takeFrom } from '@/lib/limits/take'
import { bankNowHeader } from './bank-time'
import { readJsonBody } from './body'
import { dataPolicy } from './content-security-policy'
import { AppError } from './errors'
import type { Gate } from './gate'
import { insistOnHttps } from './https'
import { logRequest } from './log'
import { requireSameOrigin } from './origin'
import { parseParameters } from './parse'
import { parseQuery } from './query'
import { refuse } from './refuse'
import { withRequestId } from './request-id'
import { requireSafeValue } from './safe-value'

const nothing = z.strictObject({})
type Nothing = typeof nothing

type Shape<P, Q, B, R> = {
  /** A path that does not fit is an address that does not exist: 404. */
  params?: P
  query?: Q
  /** For methods other than GET. Left out, a body may hold no parameter at all. */
  body?: B
  /** What leaves: parsed, so that no field slips out unnamed. */
  response?: R
  /** Of which limit a well-formed request takes one, for its person and its address. */
  limit?: LimitName
  /** Through which it comes before anything is asked for it. */
  gate?: Gate
}
type AnyShape = Shape<z.ZodType, z.ZodType, z.ZodType, z.ZodType>

type Entry = {
  access: Access
  /** For what may not be left to whoever finds the browser open: 403 `proof_required` five minutes after the last proof. */
  proof?: 'recent'
}

export type Asked<V, P = unknown, Q = unknown, B = unknown> = {
  viewer: V
  params: P
  query: Q
  body: B
  request: Request
  requestId: string
}

/** `session` is the id of the row that let them in. */
export type AskedBy<P = unknown, Q = unknown, B = unknown> = Asked<Viewer, P, Q, B> & { session: string }

type Context = { params: Promise<Record<string, string | string[] | undefined>> }
export type RouteHandler = (request: Request, context?: Context) => Promise<Response>

/**
 * The only way to make a route that asks who is there: who may, what they may send, what they are answered, and every refusal
 * in one shape. `fn` gives the object to answer with, or a `Response` of its own where headers matter.
 */
export function handler<
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
  R extends z.ZodType = z.ZodUnknown,
>(
  options: Shape<P, Q, B, R> & Entry,
  fn: (asked: AskedBy<z.output<P>, z.output<Q>, z.output<B>>) => Promise<z.input<R> | Response>,
): RouteHandler
export function handler(options: AnyShape & Entry, fn: (asked: AskedBy) => Promise<unknown>) {
  return route(
    options,
    (request) => enter(request, options),
    (asked, { viewer, session }) => fn({ ...asked, viewer, session }),
  )
}

async function enter({ headers }: Request, { access, proof }: Entry): Promise<Session> {
  const session = await requireSession(headers, access)
  if (proof) requireRecentProof(session)
  return session
}

/** The same for the few routes that anybody may ask. */
export function publicHandler<
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
  R extends z.ZodType = z.ZodUnknown,
>(
  options: Shape<P, Q, B, R>,
  fn: (asked: Asked<null, z.output<P>, z.output<Q>, z.output<B>>) => Promise<z.input<R> | Response>,
): RouteHandler
export function publicHandler(options: AnyShape, fn: (asked: Asked<null>) => Promise<unknown>) {
  return route(
    options,
    async () => null,
    (asked) => fn({ ...asked, viewer: null }),
  )
}

const shapes = new WeakMap<RouteHandler, AnyShape>()

/** What a route takes, for tests that send it all there is. */
export function shapeOf(handle: RouteHandler): AnyShape | undefined {
  return shapes.get(handle)
}

function route<S extends Session | null>(
  shape: AnyShape,
  findSession: (request: Request) => Promise<S>,
  fn: (asked: Omit<Asked<null>, 'viewer'>, session: S) => Promise<unknown>,
): RouteHandler {
  const handle: RouteHandler = (request, context) =>
    answer(request, (requestId) => {
      const respond = () => respondTo(request, requestId, context)
      return shape.gate ? shape.gate.pass(respond) : respond()
    })
  shapes.set(handle, shape)
  return handle

  async function respondTo(request: Request, requestId: string, context: Context | undefined): Promise<Response> {
    requireSameOrigin(request)
    const session = await findSession(request)
    const parameters = await readParameters(shape, request, context)
    if (shape.limit) await takeFrom(shape.limit, session ? { userId: session.viewer.userId } : {})
    const result = await fn({ request, requestId, ...parameters }, session)
    if (result instanceof Response) return result
    return Response.json(shape.response ? shape.response.parse(result) : result)
  }
}

/** One try and catch for every request: request id, `no-store`, one line in the log. */
export async function answer(request: Request, fn: (requestId: string) => Promise<Response>): Promise<Response> {
  const requestId = `req_${randomUUID().replaceAll('-', '')}`
  const startedAt = now()
  let failure: unknown
  let response: Response
  try {
    response = await withRequestId(requestId, () => fn(requestId))
  } catch (error) {
    failure = error
    response = refuse(error, requestId, wantedLanguage(request.headers))
  }
  const headers = new Headers(response.headers)
  headers.set('Request-Id', requestId)
  headers.set(bankNowHeader, String(bankNow()))
  // Only the simulator's public files and its modal say otherwise.
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
  if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', dataPolicy)
  insistOnHttps(headers)
  logRequest({ request, requestId, status: response.status, ms: now() - startedAt, failure })
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers })
}

async function readParameters(shape: AnyShape, request: Request, context: Context | undefined) {
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD'
  const params = readPath(shape.params ?? nothing, (await context?.params) ?? {})
  const query = parseParameters(shape.query ?? nothing, parseQuery(new URL(request.url).searchParams))
  const body = parseParameters(shape.body ?? nothing, hasBody ? await readJsonBody(request) : {})
  return { params, query, body }
}

function readPath(schema: z.ZodType, input: unknown): unknown {
  try {
    requireSafeValue(input)
    return parseParameters(schema, input)
  } catch (cause) {
    throw new AppError('resource_missing', 'There is nothing at this address.', { cause })
  }
}
