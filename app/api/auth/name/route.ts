import { nameBody, rename } from '@/lib/auth/rename'
import { handler } from '@/lib/http/route'

export * from '@/lib/http/only-post'

export const POST = handler({ access: 'signed-in', body: nameBody }, async ({ viewer, body }) => {
  await rename(viewer, body)
  return {}
})
