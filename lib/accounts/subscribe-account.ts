import 'server-only'
import type { Viewer } from '@/lib/auth/roles'
import { AppError } from '@/lib/http/errors'
import { costOf } from '@/lib/stripe/prices'
import { changeAccount } from './change-account'

type Parameters = { features: string[]; expand?: string[] | undefined }

/** Has the bank asked about once a day from now on, beginning at once. */
export function subscribeAccount(viewer: Viewer, id: string, { features, expand }: Parameters) {
  const asked = { features: subscribable(features), expand }
  const change = { verb: 'subscribe' as const, costCents: costOf(features), expand, features }
  return changeAccount(viewer, id, change, (stripe, options) =>
    stripe.financialConnections.accounts.subscribe(id, asked, options),
  )
}

export function unsubscribeAccount(viewer: Viewer, id: string, { features, expand }: Parameters) {
  const asked = { features: subscribable(features), expand }
  return changeAccount(viewer, id, { verb: 'unsubscribe', expand, features }, (stripe, options) =>
    stripe.financialConnections.accounts.unsubscribe(id, asked, options),
  )
}

/** Stripe knows one feature to subscribe to. */
function subscribable(features: string[]): 'transactions'[] {
  return features.map((feature, index) => {
    if (feature === 'transactions') return feature
    const param = `features[${index}]`
    throw new AppError('parameter_invalid', `Invalid ${param}: must be transactions`, { param })
  })
}
