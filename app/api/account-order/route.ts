import { arrangeAccounts, orderBody } from '@/lib/accounts/arrange-accounts'
import { handler } from '@/lib/http/route'

export * from '@/lib/http/only-post'

export const POST = handler({ access: 'customer', body: orderBody, response: orderBody }, ({ viewer, body }) =>
  arrangeAccounts(viewer, body.accounts),
)
