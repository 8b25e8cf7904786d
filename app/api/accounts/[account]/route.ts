import { accountView } from '@/lib/accounts/account-view'
import { getAccount } from '@/lib/accounts/get-account'
import { handler } from '@/lib/http/route'
import { accountPath } from '@/lib/stripe/parameters'

export * from '@/lib/http/only-get'

export const GET = handler({ access: 'signed-in', params: accountPath, response: accountView }, ({ viewer, params }) =>
  getAccount(viewer, params.account),
)
