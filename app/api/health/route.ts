import { publicHandler } from '@/lib/http/route'
import { readHealth } from '@/lib/start/health'

export * from '@/lib/http/only-get'

export const GET = publicHandler({}, async () => {
  const { isWell, ...health } = await readHealth()
  return Response.json(health, { status: isWell ? 200 : 503 })
})
