import 'server-only'
import type Stripe from 'stripe'
import type { Viewer } from '@/lib/auth/roles'
import { forViewer } from '@/lib/owners/mask'
import { requireExpandable } from '@/lib/stripe/expand'
import { reachSession } from './reach-session'

/** The session as Stripe answers it now. Its client_secret stood in the answer to whoever made it, and nowhere since. */
export async function retrieveSession(
  viewer: Viewer,
  id: string,
  parameters: { expand?: string[] | undefined },
): Promise<Stripe.FinancialConnections.Session> {
  requireExpandable(viewer, 'session', parameters.expand)
  const session = await reachSession(viewer, id, parameters.expand)
  return { ...forViewer(viewer, session), client_secret: null }
}
