import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { POST } from '@/app/api/csp-reports/route'
import { ask, startTestProduct } from '@/lib/testing/product'
import { connections } from './client-address'

let stop: () => Promise<void>
let lines: string[] = []
beforeAll(async () => {
  stop = await startTestProduct()
})
beforeEach(() => {
  lines = []
  globalThis.tidewaterLog = pino({ base: null }, { write: (line: string) => lines.push(line) })
})
afterAll(async () => {
  globalThis.tidewaterLog = undefined
  await stop()
})

const older = {
  'csp-report': {
    'document-uri': 'https://money.example/accounts?search=canary-query',
    referrer: 'https://money.example/canary-referrer',
    'effective-directive': 'script-src-elem',
    'violated-directive': 'script-src-elem',
    'blocked-uri': 'https://evil.example/canary-path?canary',
    'original-policy': 'canary-policy',
    'source-file': 'https://money.example/link?canary=1',
    'line-number': 7,
    'script-sample': 'canary-sample',
    cookie: 'canary-field',
  },
}
const newer = [
  {
    type: 'csp-violation',
    age: 5,
    url: 'https://money.example/canary-url',
    user_agent: 'canary-agent',
    body: {
      documentURL: 'https://money.example/accounts?canary',
      effectiveDirective: 'script-src-elem',
      blockedURL: 'inline',
      sample: 'canary-sample',
      sourceFile: 'https://money.example/link',
      lineNumber: 7,
    },
  },
]

let addresses = 0

/** As a browser sends it: without a cookie, without an origin, from an address of its own. */
function report(body: unknown, type = 'application/csp-report', from = `198.51.100.${addresses++}`): Promise<Response> {
  const request = ask('/api/csp-reports', { method: 'POST', body, headers: { 'content-type': type } })
  request.headers.delete('sec-fetch-site')
  return connections().run({ socketAddress: from, forwardedFor: '' }, () => POST(request))
}
const violations = () => lines.map((line) => JSON.parse(line)).filter(({ event }) => event === 'csp_violation')

it.each([
  ['report-uri', older, 'application/csp-report', 'https://evil.example'],
  ['report-to', newer, 'application/reports+json', 'inline'],
])('logs what %s sends, and only where it happened', async (_, body, type, blocked) => {
  expect((await report(body, type)).status).toBe(204)
  const where = { directive: 'script-src-elem', blocked, page: '/accounts', source: '/link', line: 7 }
  expect(violations()).toMatchObject([where])
  expect(Object.keys(violations()[0]).sort()).toEqual(['event', 'level', 'time', ...Object.keys(where)].sort())
  expect(lines.join('')).not.toContain('canary')
})

it('logs no words that somebody made up', async () => {
  const made = { 'effective-directive': 'Dear Sir', 'blocked-uri': '\n{"level":50}', 'line-number': 'x' }
  expect((await report({ 'csp-report': made })).status).toBe(204)
  expect(violations()).toMatchObject([{ directive: 'unknown', blocked: 'unknown', page: 'unknown', source: 'unknown' }])
})

it.each([
  ['what is no report', { a: 1 }, 'application/csp-report', 400],
  ['what is no JSON', '{', 'application/csp-report', 400],
  ['too many at once', Array(21).fill(newer[0]), 'application/reports+json', 400],
  ['another type', older, 'text/plain', 415],
  ['more than 64 KB', { 'csp-report': { x: 'x'.repeat(64 * 1024) } }, 'application/csp-report', 413],
])('refuses %s', async (_, body, type, status) => {
  expect((await report(body, type)).status).toBe(status)
  expect(violations()).toEqual([])
})

it('hears one address only so often', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
  const answers: number[] = []
  for (let n = 0; n < 31; n++) answers.push((await report(older, undefined, '203.0.113.5')).status)
  vi.useRealTimers()
  expect(answers.indexOf(429)).toBe(30)
})
