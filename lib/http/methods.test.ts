import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { readEnv } from '@/lib/env/read-env'

beforeAll(() => {
  globalThis.tidewaterEnv = readEnv({ LOG_LEVEL: 'silent' })
})
afterAll(() => {
  globalThis.tidewaterEnv = undefined
})

const api = join(import.meta.dirname, '..', '..', 'app', 'api')
const routes = readdirSync(api, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('route.ts'))
  // These two take every method, and say themselves what is not there.
  .filter((file) => !file.includes('[...path]'))

type Handler = (request: Request) => Promise<Response>
const handler = z.custom<Handler>((value) => typeof value === 'function')
const refusal = z.object({ error: z.object({ code: z.literal('method_not_allowed'), request_id: z.string() }) })

test.each(routes)('%s refuses every method that is not its own', async (file) => {
  const source = readFileSync(join(api, file), 'utf8')
  const own = [...source.matchAll(/export const (GET|POST) = /g)].map(([, name = '']) => name)
  const allowed = own.flatMap((name) => (name === 'GET' ? ['GET', 'HEAD'] : [name])).join(', ')
  const route: Record<string, unknown> = await import(join(api, file))
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].filter((name) => !own.includes(name))) {
    // As a stranger sends it: what does not exist is told to anybody.
    const response = await handler.parse(route[method])(new Request('http://localhost:3000/api', { method }))
    expect([method, response.status]).toEqual([method, 405])
    expect(response.headers.get('allow')).toBe(allowed)
    refusal.parse(await response.json())
  }
})
