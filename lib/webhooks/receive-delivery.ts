import 'server-only'
import { readText } from '@/lib/http/body'
import { AppError } from '@/lib/http/errors'
import { countDelivery } from './count-deliveries'
import { type Envelope, readEnvelope } from './envelope'
import { keepEvents } from './keep-event'
import { webhookSecrets } from './secrets'
import { NotSigned, verifyDelivery } from './verify-delivery'

const most = { bytes: 256 * 1024, words: '256 KB' }

/** What Stripe posted, verified and stored: only then may it be told so. A second time changes nothing. @throws AppError */
export async function receiveDelivery(request: Request): Promise<{ received: true }> {
  const secrets = webhookSecrets()
  if (secrets.length === 0) throw new AppError('not_configured', 'STRIPE_WEBHOOK_SECRET is not set here.')
  const text = await readText(request, most)
  if (text.startsWith('\uFEFF')) throw new AppError('body_invalid', 'The body begins with a byte order mark.')
  const envelope = understand(text, request.headers.get('stripe-signature'), secrets)
  await keepEvents([envelope], 'webhook')
  countDelivery('accepted')
  return { received: true }
}

function understand(text: string, header: string | null, secrets: readonly string[]): Envelope {
  try {
    return readEnvelope(verifyDelivery(text, header, secrets))
  } catch (error) {
    countDelivery(error instanceof NotSigned ? error.why : 'content')
    throw error
  }
}
