import { createHmac } from 'node:crypto'
import { tokenFrom } from '../ids'
import type { WebhookEndpointRow } from '../rows'
import type { World } from '../world'

export function newSecret(world: World): string {
  return `whsec_${tokenFrom(32, world.meta.seed, world.id, world.nextSeq())}`
}

/** Both secrets sign until the old one's time is over. */
export function rotate(endpoint: WebhookEndpointRow, secret: string, oldUntilMs: number): WebhookEndpointRow {
  const [current, ...older] = endpoint.secrets
  if (!current || current.secret === secret) return endpoint
  return { ...endpoint, secrets: [{ secret, untilMs: null }, { ...current, untilMs: oldUntilMs }, ...older] }
}

/** The `Stripe-Signature` of a body: one `v1` for each secret that is good at this moment. */
export function signatureOf(endpoint: WebhookEndpointRow, body: string, nowMs: number): string {
  const at = Math.floor(nowMs / 1000)
  const good = endpoint.secrets.filter(({ untilMs }) => untilMs === null || nowMs < untilMs)
  const signed = good.map(({ secret }) => `v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`)
  return [`t=${at}`, ...signed].join(',')
}
