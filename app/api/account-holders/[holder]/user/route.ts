import { holderPath, tieBody, tieHolder } from '@/lib/account-holders/tie-holder'
import { handler } from '@/lib/http/route'

export * from '@/lib/http/only-post'

export const POST = handler(
  { access: 'staff', proof: 'recent', params: holderPath, body: tieBody },
  async ({ viewer, params, body }) => {
    await tieHolder(viewer, params.holder, body.user)
    return {}
  },
)
