import { refreshAccount } from '@/lib/accounts/refresh-account'
import { handler } from '@/lib/http/route'
import { accountPath, featuresBody } from '@/lib/stripe/parameters'

export * from '@/lib/http/only-post'

export const POST = handler(
  { access: 'signed-in', params: accountPath, body: featuresBody, limit: 'refresh' },
  ({ viewer, params, body }) => refreshAccount(viewer, params.account, body),
)
