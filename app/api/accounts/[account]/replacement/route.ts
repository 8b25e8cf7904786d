import { accountView } from '@/lib/accounts/account-view'
import { replacementBody, settleReplacement } from '@/lib/accounts/settle-replacement'
import { handler } from '@/lib/http/route'
import { accountPath } from '@/lib/stripe/parameters'

export * from '@/lib/http/only-post'

export const POST = handler(
  { access: 'signed-in', params: accountPath, body: replacementBody, response: accountView },
  ({ viewer, params, body }) => settleReplacement(viewer, params.account, body.account),
)
