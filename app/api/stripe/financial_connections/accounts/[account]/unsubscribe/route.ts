import { unsubscribeAccount } from '@/lib/accounts/subscribe-account'
import { handler } from '@/lib/http/route'
import { accountPath, featuresBody } from '@/lib/stripe/parameters'

export const POST = handler(
  { access: 'signed-in', params: accountPath, body: featuresBody },
  ({ viewer, params, body }) => unsubscribeAccount(viewer, params.account, body),
)
