import { confirmAddress, confirmationBody } from '@/lib/auth/confirm-address'
import { publicHandler } from '@/lib/http/route'
import { causeOf } from '@/lib/mail/browser'

export * from '@/lib/http/only-post'

export const POST = publicHandler({ body: confirmationBody, limit: 'confirmation' }, async ({ request, body }) => {
  const cause = causeOf(request)
  await confirmAddress(body, cause)
  return Response.json({}, { headers: cause.remember(new Headers()) })
})
