import { addressBody, askForAddress } from '@/lib/auth/change-address'
import { handler } from '@/lib/http/route'
import { causeOf } from '@/lib/mail/browser'

export * from '@/lib/http/only-post'

export const POST = handler(
  { access: 'signed-in', proof: 'recent', body: addressBody, limit: 'confirmation' },
  async ({ viewer, request, body }) => {
    const cause = causeOf(request)
    await askForAddress(viewer, body, cause)
    return Response.json({}, { headers: cause.remember(new Headers()) })
  },
)
