import 'server-only'
import type { Viewer } from '@/lib/auth/roles'
import { costOf } from '@/lib/stripe/prices'
import { changeAccount } from './change-account'

type Parameters = { features: string[]; expand?: string[] | undefined }

/**
 * Asks the bank again. The answer still holds the old data: what it tells is which refreshes are pending, and the server
 * job pulls until they are done.
 */
export function refreshAccount(viewer: Viewer, id: string, parameters: Parameters) {
  const { features, expand } = parameters
  const change = { verb: 'refresh' as const, costCents: costOf(features), expand, features }
  return changeAccount(viewer, id, change, (stripe, options) =>
    stripe.financialConnections.accounts.refresh(id, parameters, options),
  )
}
