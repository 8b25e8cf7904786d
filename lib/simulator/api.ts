import { Hono } from 'hono'
import { keyOf, requireTestKey } from './auth'
import { readBody } from './body'
import type { Endpoint } from './endpoint'
import type { Engine } from './engine'
import { refused, unknownUrl } from './errors'
import { decodeForm } from './form'
import { accountEndpoints } from './resources/accounts'
import { customerEndpoints } from './resources/customers'
import { eventEndpoints } from './resources/events'
import { ownerEndpoints } from './resources/owners'
import { sessionEndpoints } from './resources/sessions'
import { transactionEndpoints } from './resources/transactions'
import { webhookEndpointEndpoints } from './resources/webhook-endpoints'
import { NEWEST_VERSION } from './version'

const ENDPOINTS: Endpoint[] = [
  ...sessionEndpoints,
  ...accountEndpoints,
  ...ownerEndpoints,
  ...transactionEndpoints,
  ...customerEndpoints,
  ...eventEndpoints,
  ...webhookEndpointEndpoints,
]

type Variables = { requestId: string }

/** Stripe's own API, under `/v1`. */
export function apiRoutes(engine: Engine): Hono<{ Variables: Variables }> {
  const app = new Hono<{ Variables: Variables }>()
  app.use('/v1/*', async (c, next) => {
    requireTestKey(keyOf(c.req.header('authorization') ?? null))
    await next()
    c.header('Stripe-Version', c.req.header('stripe-version') ?? NEWEST_VERSION)
    const idempotencyKey = c.req.header('idempotency-key')
    if (idempotencyKey) c.header('Idempotency-Key', idempotencyKey)
  })
  for (const { method, path, handle } of ENDPOINTS) {
    app.on(method, path, async (c) => {
      const form = await formOf(c.req.raw)
      const world = engine.worlds.ofKey(worldKey(c.req.raw.headers))
      const request = { id: c.get('requestId'), idempotency_key: c.req.header('idempotency-key') ?? null }
      return Response.json(engine.act(world, request, (moment) => handle(moment, form, c.req.param())))
    })
  }
  app.all('/v1/*', (c) => {
    throw unknownUrl(c.req.method, c.req.path)
  })
  return app
}

/** The account a key stands for; with `Stripe-Account`, the one connected to it. */
function worldKey(headers: Headers): string {
  const key = requireTestKey(keyOf(headers.get('authorization')))
  const connected = headers.get('stripe-account')
  return connected ? `${key} ${connected}` : key
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
