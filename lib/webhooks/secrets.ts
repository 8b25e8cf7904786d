import 'server-only'
import { randomBytes } from 'node:crypto'
import { env } from '@/lib/env'

declare global {
  /** The simulator's, made anew at each start: in memory only, and on `globalThis` because Next does not share modules between start-up and routes. */
  var tidewaterOwnWebhookSecret: string | undefined
}

/** What a delivery may be signed with; none where Stripe is asked instead of listened to. */
export function webhookSecrets(): readonly string[] {
  const { mode, webhookSecrets: given } = env()
  if (mode !== 'simulator') return given
  const own = globalThis.tidewaterOwnWebhookSecret
  return own === undefined ? [] : [own]
}

/** Takes the place of the one before. */
export function makeOwnSecret(): string {
  globalThis.tidewaterOwnWebhookSecret = `whsec_${randomBytes(32).toString('base64url')}`
  return globalThis.tidewaterOwnWebhookSecret
}
