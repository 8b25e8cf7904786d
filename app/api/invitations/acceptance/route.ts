import { publicHandler } from '@/lib/http/route'
import { acceptanceBody, acceptInvitation } from '@/lib/invitations/accept-invitation'
import { takeFrom } from '@/lib/limits/take'

export * from '@/lib/http/only-post'

export const POST = publicHandler({ body: acceptanceBody }, async ({ request, body }) => {
  const giveBack = await takeFrom('sign-in', {})
  const cookies = await acceptInvitation(request.headers, body)
  await giveBack()
  return Response.json({}, { headers: cookies })
})
