import 'server-only'
import type { Viewer } from '@/lib/auth/roles'
import { changeAccount } from './change-account'

/** Ends the sharing for good: only linking again brings it back. What the mirror holds stays. */
export function disconnectAccount(viewer: Viewer, id: string, parameters: { expand?: string[] | undefined }) {
  return changeAccount(viewer, id, { verb: 'disconnect', expand: parameters.expand }, (stripe, options) =>
    stripe.financialConnections.accounts.disconnect(id, parameters, options),
  )
}
