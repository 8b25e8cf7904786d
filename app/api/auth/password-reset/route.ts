import { askForReset, resetBody } from '@/lib/auth/reset-password'
import { publicHandler } from '@/lib/http/route'
import { takeFrom } from '@/lib/limits/take'
import { causeOf } from '@/lib/mail/browser'

export * from '@/lib/http/only-post'

export const POST = publicHandler({ body: resetBody }, async ({ request, body }) => {
  await takeFrom('reset', { email: body.email })
  const cause = causeOf(request)
  await askForReset(body, cause)
  return Response.json({}, { headers: cause.remember(new Headers()) })
})
