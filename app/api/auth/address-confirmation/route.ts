import { askToConfirm } from '@/lib/auth/confirm-address'
import { handler } from '@/lib/http/route'
import { causeOf } from '@/lib/mail/browser'

export * from '@/lib/http/only-post'

export const POST = handler({ access: 'signed-in', limit: 'confirmation' }, async ({ viewer, request }) => {
  const cause = causeOf(request)
  await askToConfirm(viewer.userId, cause)
  return Response.json({}, { headers: cause.remember(new Headers()) })
})
