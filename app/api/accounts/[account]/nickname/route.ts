import { accountView } from '@/lib/accounts/account-view'
import { nameAccount, nicknameBody } from '@/lib/accounts/name-account'
import { handler } from '@/lib/http/route'
import { accountPath } from '@/lib/stripe/parameters'

export * from '@/lib/http/only-post'

export const POST = handler(
  { access: 'customer', params: accountPath, body: nicknameBody, response: accountView },
  ({ viewer, params, body }) => nameAccount(viewer, params.account, body.nickname),
)
