import { Hono } from 'hono'
import { keyOf, requireTestKey, worldKeyOf } from './auth'
import { readBody } from './body'
import type { Calls } from './calls'
import type { Endpoint } from './endpoint'
import { refused, unknownUrl } from './errors'
import { decodeForm } from './form'
import type { Quota } from './quotas'
import { accountEndpoints } from './resources/accounts'
import { customerEndpoints } from './resources/customers'
import { eventEndpoints } from './resources/events'
import { ownerEndpoints } from './resources/owners'
import { sessionEndpoints } from './resources/sessions'
import { transactionEndpoints } from './resources/transactions'
import { webhookEndpointEndpoints } from './resources/webhook-endpoints'
import { versionOf } from './version'

const ENDPOINTS: Endpoint[] = [
  ...sessionEndpoints,
  ...accountEndpoints,
  ...ownerEndpoints,
  ...transactionEndpoints,
  ...customerEndpoints,
  ...eventEndpoints,
  ...webhookEndpointEndpoints,
]

export type ApiEnv = {
  Variables: { requestId: string; version: string }
  /** Aborted when whoever asks hangs up. */
  Bindings: { left: AbortSignal }
}

type Deps = { calls: Calls; quota: Quota | null; apiVersion: string }

/** Stripe's own API, under `/v1`. */
export function apiRoutes({ calls, quota, apiVersion }: Deps): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>()
  app.use('/v1/*', async (c, next) => {
    const key = requireTestKey(keyOf(c.req.header('authorization') ?? null))
    c.set('version', versionOf(c.req.header('stripe-version'), apiVersion))
    quota?.take(key)
    await next()
  })
  for (const endpoint of ENDPOINTS) {
    app.on(endpoint.method, endpoint.path, async (c) =>
      calls.answer(endpoint, {
        id: c.get('requestId'),
        key: worldKeyOf(c.req.raw.headers),
        version: c.get('version'),
        method: endpoint.method,
        path: c.req.path,
        form: await formOf(c.req.raw),
        ids: c.req.param(),
        idempotencyKey: c.req.header('idempotency-key') || null,
        left: c.env.left,
      }),
    )
  }
  app.all('/v1/*', (c) => {
    throw unknownUrl(c.req.method, c.req.path)
  })
  return app
}

async function formOf(request: Request): Promise<Record<string, unknown>> {
  const query = new URL(request.url).search.slice(1)
  if (request.method === 'GET') return decodeForm(query)
  const body = await readBody(request)
  const type = request.headers.get('content-type') ?? ''
  if (body && type && !/^application\/x-www-form-urlencoded\b/i.test(type)) {
    throw refused(`Invalid request (check that your POST content type is application/x-www-form-urlencoded).`)
  }
  return decodeForm([query, body].filter(Boolean).join('&'))
}
