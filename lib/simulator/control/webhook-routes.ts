import { Hono } from 'hono'
import { readBody } from '../body'
import type { Engine } from '../engine'
import { missing, refused } from '../errors'
import { decodeForm } from '../form'
import type { Moment } from '../moment'
import { array, boolean, hash, integer, oneOf, type Reader, required, text } from '../params'
import { createWebhookEndpoint, eventName, webAddress } from '../resources/webhook-endpoints'
import type { DeliveryRow, WebhookEndpointRow } from '../rows'
import type { Deliverer } from '../webhooks/deliverer'
import { listenerOf, listenersOf } from '../webhooks/listeners'
import { resend, wants } from '../webhooks/plan'
import { newSecret, rotate } from '../webhooks/secrets'
import type { World } from '../world'
import { renderDelivery, renderEndpoint } from './delivery-object'
import { jsonForm } from './json-form'

const DAY_SECONDS = 86_400

const readWebhook = required(
  hash({
    url: required(webAddress()),
    secret: text(),
    events: array(eventName()),
    duplicate: share(),
    drop: share(),
    reorder: boolean(),
    delay_ms: integer({ least: 0, most: 3_600_000 }),
  }),
)
const readRotation = required(hash({ secret: text(), old_expires_in_seconds: integer({ least: 0 }) }))
const readResend = required(hash({ webhook_endpoint: text() }))
const readDeliveries = required(
  hash({
    event: text(),
    webhook_endpoint: text(),
    status: oneOf(['pending', 'succeeded', 'failed', 'dropped', 'canceled']),
    limit: integer({ least: 1, most: 1_000 }),
  }),
)

type Deps = { engine: Engine; deliverer: Deliverer; worldOf(request: Request): World }

/** Endpoints with a way of their own to go wrong, what was sent to them, and sending it again. */
export function webhookRoutes({ engine, deliverer, worldOf }: Deps): Hono {
  const app = new Hono()

  app.post('/webhooks', async (c) => {
    const asked = readWebhook(await bodyOf(c.req.raw), '')
    if (!deliverer.courier.mayReach(asked.url)) {
      throw refused('Deliveries stay on this machine: name a loopback address.', { param: 'url' })
    }
    return c.json(act(c.req.raw, (moment) => renderEndpoint(setUp(moment, asked))))
  })

  app.post('/webhooks/:endpoint/rotate', async (c) => {
    const { secret, old_expires_in_seconds = DAY_SECONDS } = readRotation(await bodyOf(c.req.raw), '')
    return c.json(
      act(c.req.raw, ({ world }) => {
        const before = endpointOf(world, c.req.param('endpoint'))
        const untilMs = deliverer.realNow() + old_expires_in_seconds * 1000
        const row = rotate(before, secret ?? newSecret(world), untilMs)
        world.tables.webhook_endpoint.put(row)
        return renderEndpoint(row)
      }),
    )
  })

  app.get('/deliveries', (c) => {
    const asked = readDeliveries(decodeForm(new URL(c.req.url).search.slice(1)), '')
    return c.json(act(c.req.raw, ({ world }) => ({ data: deliveriesOf(world, asked) })))
  })

  app.post('/deliveries/:delivery/resend', (c) =>
    c.json(
      act(c.req.raw, (moment) => {
        const id = c.req.param('delivery')
        const row = moment.world.tables.delivery.get(id)
        if (!row) throw missing('delivery', id, 'delivery')
        return sendAgain(moment, row.event, [listenerIn(moment.world, row.endpoint)])[0]
      }),
    ),
  )

  app.post('/events/:event/resend', async (c) => {
    const { webhook_endpoint } = readResend(await bodyOf(c.req.raw), '')
    return c.json(
      act(c.req.raw, (moment) => {
        const { world } = moment
        const type = world.tables.event.get(c.req.param('event'))?.type ?? ''
        const all = listenersOf(world).filter((endpoint) => wants(world, endpoint, type))
        const endpoints = webhook_endpoint ? [listenerIn(world, webhook_endpoint)] : all
        return { data: sendAgain(moment, c.req.param('event'), endpoints) }
      }),
    )
  })

  return app

  function act<T>(request: Request, step: (moment: Moment) => T): T {
    return engine.act(worldOf(request), { id: null, idempotency_key: null }, step)
  }

  function setUp(moment: Moment, asked: ReturnType<typeof readWebhook>): WebhookEndpointRow {
    const { world } = moment
    const { url, secret, events, duplicate = 0, drop = 0, reorder = false, delay_ms = 0 } = asked
    const known = [...world.tables.webhook_endpoint.each('all')].find((row) => row.url === url)
    const before = known ?? createWebhookEndpoint(moment, { url, enabled_events: ['*'] })
    const row = {
      ...before,
      enabled_events: events ?? before.enabled_events,
      mischief: { duplicate, drop, reorder, delay_ms },
      ...(secret ? { secrets: [{ secret, untilMs: null }] } : {}),
    }
    world.tables.webhook_endpoint.put(row)
    return row
  }
}

function deliveriesOf(world: World, asked: ReturnType<typeof readDeliveries>) {
  const { event, webhook_endpoint, status, limit = 100 } = asked
  const { delivery } = world.tables
  const rows = [...(event ? delivery.each('event', event) : delivery.each('all'))].reverse()
  const wanted = (row: DeliveryRow) =>
    (!webhook_endpoint || row.endpoint === webhook_endpoint) && (!status || row.status === status)
  return rows
    .filter(wanted)
    .slice(0, limit)
    .map((row) => renderDelivery(world, row))
}

function sendAgain(moment: Moment, id: string, endpoints: WebhookEndpointRow[]) {
  const { world } = moment
  const event = world.tables.event.get(id)
  if (!event) throw missing('event', id, 'event')
  return endpoints.flatMap((endpoint) => {
    const row = world.tables.delivery.get(resend(moment, event, endpoint))
    return row ? [renderDelivery(world, row)] : []
  })
}

function endpointOf(world: World, id: string): WebhookEndpointRow {
  const row = world.tables.webhook_endpoint.get(id)
  if (!row) throw missing('webhook endpoint', id, 'webhook_endpoint')
  return row
}

/** Of a connected account's world, its platform's endpoints count too. */
function listenerIn(world: World, id: string): WebhookEndpointRow {
  return listenerOf(world, id) ?? endpointOf(world, id)
}

/** `true` is always, `false` never, 0.25 a quarter of them. */
function share(): Reader<number | undefined> {
  return (raw, name) => {
    if (raw === undefined) return undefined
    if (raw === 'true') return 1
    if (raw === 'false') return 0
    const value = typeof raw === 'string' && /^[\d.]+$/.test(raw) ? Number(raw) : Number.NaN
    if (value >= 0 && value <= 1) return value
    throw refused(`Invalid ${name}: must be true, false, or a number from 0 to 1`, { param: name })
  }
}

async function bodyOf(request: Request): Promise<Record<string, unknown>> {
  return jsonForm(await readBody(request))
}
