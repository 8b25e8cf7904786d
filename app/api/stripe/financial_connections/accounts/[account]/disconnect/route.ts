import { disconnectAccount } from '@/lib/accounts/disconnect-account'
import { handler } from '@/lib/http/route'
import { accountPath, expandOnly } from '@/lib/stripe/parameters'

export * from '@/lib/http/only-post'

export const POST = handler(
  { access: 'signed-in', params: accountPath, body: expandOnly },
  ({ viewer, params, body }) => disconnectAccount(viewer, params.account, body),
)
