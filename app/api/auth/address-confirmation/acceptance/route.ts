import { confirmAddress, confirmationBody } from '@/lib/auth/confirm-address'
import { publicHandler } from '@/lib/http/route'

export * from '@/lib/http/only-post'

export const POST = publicHandler({ body: confirmationBody, limit: 'confirmation' }, async ({ body }) => {
  await confirmAddress(body)
  return {}
})
