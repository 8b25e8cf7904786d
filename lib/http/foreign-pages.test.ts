import { readdirSync } from 'node:fs'
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
const files = readdirSync(api, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('route.ts'))

/** What others than pages of ours are meant to ask, and what protects it instead. */
const open: Record<string, string> = {
  'webhooks/stripe/route.ts': 'Stripe’s signature',
  'csp-reports/route.ts': 'it changes nothing',
}

const foreign: Record<string, HeadersInit> = {
  'nobody known': {},
  'a page elsewhere': { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
  'a page on another port': { 'sec-fetch-site': 'same-site', origin: 'http://localhost:4000' },
  'a page that lies about its origin': { 'sec-fetch-site': 'cross-site', origin: 'http://localhost:3000' },
  'an address bar': { 'sec-fetch-site': 'none' },
  'an old browser elsewhere': { origin: 'https://evil.example' },
  'a frame without an origin': { origin: 'null' },
  'a page that names its host as the forwarded one': {
    origin: 'http://evil.example',
    'x-forwarded-host': 'evil.example',
  },
  'a page that says it only reads': { 'sec-fetch-site': 'cross-site', 'x-http-method-override': 'GET' },
}

type Handler = (request: Request) => Promise<Response>
const handler = z.custom<Handler>((value) => typeof value === 'function')
const refusal = z.object({ error: z.object({ code: z.string(), request_id: z.string() }) })

test.each(files.filter((file) => !(file in open)))('%s changes nothing for', async (file) => {
  const route: Record<string, unknown> = await import(join(api, file))
  for (const [who, headers] of Object.entries(foreign)) {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const sent = { host: 'localhost:3000', 'content-type': 'application/json', cookie: 'tidewater.session_token=x' }
      const request = new Request('http://localhost:3000/api/simulator/_simulator/clock', {
        method,
        headers: { ...sent, ...headers },
        body: '{}',
      })
      const response = await handler.parse(route[method])(request)
      const { code } = refusal.parse(await response.json()).error
      // Before anything is looked up: there is no database in this test.
      expect([who, method, ['cross_origin', 'method_not_allowed', 'resource_missing'].includes(code)]).toEqual([
        who,
        method,
        true,
      ])
      if (method === 'POST' && response.status !== 405 && file !== '[...path]/route.ts')
        expect(response.status).toBe(403)
    }
  }
})

test('what is open to others is there', () => {
  expect(files).toEqual(expect.arrayContaining(Object.keys(open)))
})
