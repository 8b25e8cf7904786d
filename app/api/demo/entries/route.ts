import { enterDemo, entryBody } from '@/lib/demo/enter'
import { publicHandler } from '@/lib/http/route'

export * from '@/lib/http/only-post'

export const POST = publicHandler({ body: entryBody, limit: 'demo-entry' }, async ({ request, body }) => {
  const { redirect, cookies } = await enterDemo(request.headers, body.as)
  return Response.json({ redirect }, { headers: cookies })
})
