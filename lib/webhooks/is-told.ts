import 'server-only'
import { env } from '@/lib/env'
import { hearsSimulator } from '@/lib/stripe/simulator-webhooks'

/** Whether what happens is delivered to us; otherwise it must be asked for often. */
export function isTold(): boolean {
  const { mode, webhookSecrets } = env()
  return mode === 'simulator' ? hearsSimulator() : webhookSecrets.length > 0
}
