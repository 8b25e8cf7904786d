import { endpoint } from '../endpoint'
import { missing, refused } from '../errors'
import { list, page, paging } from '../list'
import { type Moment, unixSeconds } from '../moment'
import { array, boolean, dictionary, emptyable, type Reader, required, text } from '../params'
import type { Mischief, WebhookEndpointRow } from '../rows'
import { ordered } from '../table'
import { isVersion } from '../version'
import { isEventName, isToldTo } from '../webhooks/event-names'
import { cancelDeliveries } from '../webhooks/plan'
import { newSecret } from '../webhooks/secrets'
import { metadataAfter } from './metadata'
import { plainListShape, plainShape } from './shapes'
import { renderWebhookEndpoint } from './webhook-endpoint-object'

const PATH = '/v1/webhook_endpoints'

const MOST = 16

const changeable = {
  description: emptyable(text()),
  enabled_events: array(eventName()),
  metadata: emptyable(dictionary()),
  url: webAddress(),
}

const createParams = {
  ...changeable,
  api_version: knownVersion(),
  connect: boolean(),
  enabled_events: required(changeable.enabled_events),
  url: required(changeable.url),
}

export const webhookEndpointEndpoints = [
  endpoint({
    method: 'POST',
    path: PATH,
    params: createParams,
    shape: plainShape,
    run(moment, params) {
      requireKnown(moment, params.api_version ?? null, params.enabled_events)
      const row = createWebhookEndpoint(moment, params)
      return { ...renderWebhookEndpoint(row), secret: row.secrets[0]?.secret }
    },
  }),
  endpoint({
    method: 'GET',
    path: PATH,
    params: paging,
    shape: plainListShape,
    run({ world }, params) {
      const endpoints = world.tables.webhook_endpoint
      const source = {
        keys: endpoints.keys('all'),
        get: (id: string) => endpoints.get(id),
        orderOf: (row: WebhookEndpointRow) => `${ordered(row.created)} ${ordered(row.seq)}`,
        noun: 'webhook endpoint',
      }
      return list(page(source, params), PATH, renderWebhookEndpoint)
    },
  }),
  endpoint({
    method: 'GET',
    path: `${PATH}/:endpoint`,
    params: {},
    shape: plainShape,
    run: (moment, _, ids) => renderWebhookEndpoint(endpointInPath(moment, ids.endpoint)),
  }),
  endpoint({
    method: 'POST',
    path: `${PATH}/:endpoint`,
    params: { ...changeable, disabled: boolean() },
    shape: plainShape,
    run(moment, { disabled, description, metadata, ...sent }, ids) {
      const before = endpointInPath(moment, ids.endpoint)
      requireKnown(moment, before.api_version, sent.enabled_events ?? [])
      const row: WebhookEndpointRow = {
        ...before,
        enabled_events: sent.enabled_events ?? before.enabled_events,
        url: sent.url ?? before.url,
        description: description === undefined ? before.description : description,
        metadata: metadataAfter(before.metadata, metadata),
        status: disabled === undefined ? before.status : STATUS[`${disabled}`],
      }
      moment.world.tables.webhook_endpoint.put(row)
      return renderWebhookEndpoint(row)
    },
  }),
  endpoint({
    method: 'DELETE',
    path: `${PATH}/:endpoint`,
    params: {},
    shape: plainShape,
    run(moment, _, ids) {
      const { id } = endpointInPath(moment, ids.endpoint)
      cancelDeliveries(moment.world, id)
      moment.world.tables.webhook_endpoint.delete(id)
      return { id, object: 'webhook_endpoint', deleted: true }
    },
  }),
]

const STATUS = { true: 'disabled', false: 'enabled' } as const

const NO_MISCHIEF: Mischief = { duplicate: 0, drop: 0, reorder: false, delay_ms: 0 }

type Created = {
  url: string
  enabled_events: string[]
  api_version?: string | undefined
  connect?: boolean | undefined
  description?: string | null | undefined
  metadata?: Record<string, string> | null | undefined
}

export function createWebhookEndpoint(moment: Moment, params: Created): WebhookEndpointRow {
  const { world } = moment
  if (world.tables.webhook_endpoint.size >= MOST) {
    throw refused(`You have reached the maximum of ${MOST} test webhook endpoints.`)
  }
  const row: WebhookEndpointRow = {
    id: world.newId('we'),
    seq: world.nextSeq(),
    created: unixSeconds(moment),
    url: params.url,
    secrets: [{ secret: newSecret(world), untilMs: null }],
    enabled_events: params.enabled_events,
    api_version: params.api_version ?? null,
    connect: params.connect ?? false,
    description: params.description ?? null,
    metadata: metadataAfter({}, params.metadata),
    status: 'enabled',
    mischief: NO_MISCHIEF,
  }
  world.tables.webhook_endpoint.put(row)
  return row
}

function endpointInPath({ world }: Moment, id: string): WebhookEndpointRow {
  const row = world.tables.webhook_endpoint.get(id)
  if (!row) throw missing('webhook endpoint', id, 'webhook_endpoint')
  return row
}

/** An endpoint cannot ask for what its version of the API does not have. */
function requireKnown({ world }: Moment, version: string | null, types: string[]): void {
  const position = types.findIndex((type) => !isToldTo(world, version, type))
  if (position < 0) return
  throw refused(`${types[position]} is not available in API version ${version ?? world.apiVersion}.`, {
    param: `enabled_events[${position}]`,
  })
}

export function eventName(): Reader<string | undefined> {
  return (raw, name) => {
    const value = text()(raw, name)
    if (value === undefined || isEventName(value)) return value
    throw refused(`Invalid event: ${value.slice(0, 80)}`, { param: name })
  }
}

function knownVersion(): Reader<string | undefined> {
  return (raw, name) => {
    const value = text()(raw, name)
    if (value === undefined || isVersion(value)) return value
    throw refused(`Invalid Stripe API version: ${value.slice(0, 60)}`, { param: name })
  }
}

export function webAddress(): Reader<string | undefined> {
  return (raw, name) => {
    const value = text()(raw, name)
    if (value === undefined || (/^https?:\/\//i.test(value) && URL.canParse(value))) return value
    throw refused('Invalid URL: An explicit scheme (such as https) must be provided.', {
      code: 'url_invalid',
      param: name,
    })
  }
}
