import { answer } from '@/lib/http/route'
import { receiveDelivery } from '@/lib/webhooks/receive-delivery'

export * from '@/lib/http/only-post'

/** Stripe has no session and no page of ours: its signature is what lets it in. */
export const POST = (request: Request) => answer(request, async () => Response.json(await receiveDelivery(request)))
