import { unsubscribeAccount } from '@/lib/accounts/subscribe-account'
import { handler } from '@/lib/http/route'
import { accountPath, featuresBody } from '@/lib/stripe/parameters'

export * from '@/lib/http/only-post'

export const POST = handler(
  { access: 'signed-in', params: accountPath, body: featuresBody },
  ({ viewer, params, body }) => unsubscribeAccount(viewer, params.account, body),
)
