import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { database } from '@/lib/db/client'
import { limits } from '@/lib/limits/table'
import { closeSimulator } from '@/lib/stripe/simulator'
import { type Everybody, everybody, roles, type WhoAsks } from '@/lib/testing/everybody'
import { requestsTo, type Sent } from '@/lib/testing/odd-requests'
import { startTestProduct } from '@/lib/testing/product'
import { type DiskRoute, routesOnDisk } from '@/lib/testing/routes-on-disk'
import { idsOf } from '@/lib/testing/two-people'
import { shapeOf } from './route'

// A route is sent so many on each of the two databases.
const isFull = process.env.PROVE === '1'
const numRuns = isFull ? 2000 : 25

let stop: () => Promise<void>
let people: Everybody
const statuses = new Set<number>()
beforeAll(async () => {
  stop = await startTestProduct()
  people = await everybody()
})
afterAll(async () => {
  await closeSimulator()
  await stop()
})

/** What ends accounts and sessions comes last, so that there is somebody to ask the others. */
const ends = /disconnect|deletion|sign-|ended-others|demo/
const inOrder = routesOnDisk.toSorted((a, b) => Number(ends.test(a.name)) - Number(ends.test(b.name)))

const refusal = z.strictObject({
  error: z.strictObject({
    type: z.string(),
    code: z.string().optional(),
    message: z.string().min(1).max(1000),
    param: z.string().optional(),
    request_id: z.string().regex(/^req_/),
  }),
})

test.each(inOrder)(
  '$name',
  async (route) => {
    const shape = shapeOf(await route.load())
    const ids = (['own', 'foreign', 'random'] as const).flatMap((whose) => Object.values(people.ids(whose, 'customer')))
    const place = route.method === 'GET' || shape?.query ? 'address' : 'body'
    const schema = place === 'address' ? shape?.query : shape?.body
    const sent = requestsTo(schema, { ids, inPath: namesIn(route).length })
    await fc.assert(
      fc.asyncProperty(sent, fc.constantFrom(...roles), async (request, role) => {
        await database().delete(limits)
        const { status, text } = await send(route, { ...request, place }, role)
        statuses.add(status)
        expect([status, text, status < 500]).toEqual([status, text, true])
        if (status >= 400) {
          const { code, param } = refusal.parse(JSON.parse(text)).error
          if (code?.startsWith('parameter_') && code !== 'parameters_exclusive')
            expect([text, param]).toEqual([text, expect.any(String)])
        }
        if (role !== 'customer' && role !== 'signed out') return
        const said = JSON.stringify(request)
        for (const id of idsOf(people.theirs).filter((each) => !said.includes(each))) expect(text).not.toContain(id)
      }),
      { numRuns },
    )
  },
  1_800_000,
)

test('some were answered, and some refused in every way', () => {
  expect([...statuses]).toEqual(expect.arrayContaining([200, 400, 401, 403, 404, 413, 415]))
})

const namesIn = ({ pattern }: DiskRoute) => [...pattern.matchAll(/\[[.]*(\w+)\]/g)].map(([, name = '']) => name)

/** Where its parameters stand. */
type Placed = Sent & { place: 'address' | 'body' }

async function send(route: DiskRoute, sent: Placed, role: WhoAsks): Promise<{ status: number; text: string }> {
  const handle = await route.load()
  const params = Object.fromEntries(namesIn(route).map((name, index) => [name, sent.ids[index] ?? '']))
  const leaving = new AbortController()
  const response = await handle(new Request(requestOf(route, sent, role), { signal: leaving.signal }), {
    params: Promise.resolve(params),
  })
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream')
  if (isStream) leaving.abort()
  return { status: response.status, text: isStream ? '' : await response.text() }
}

function requestOf({ method, pattern }: DiskRoute, sent: Placed, role: WhoAsks): Request {
  const headers = new Headers({ host: 'localhost:3000', cookie: people.cookies[role] })
  const isInAddress = sent.place === 'address'
  if (method !== 'GET') {
    headers.set('content-type', 'application/json')
    headers.set('sec-fetch-site', 'same-origin')
  }
  for (const [name, value] of sent.headers) headers.append(name, value)
  const address = new URL(
    pattern.replace(/\[\W*\w+\]/g, () => 'x'),
    'http://localhost:3000',
  )
  if (isInAddress) address.search = searchOf(sent)
  const body = isInAddress ? '{}' : (sent.raw ?? bodyOf(sent))
  return new Request(address, { method, headers, body: method === 'GET' ? null : body })
}

/** Written by hand: an object would lose what comes twice, and `__proto__`. */
function bodyOf({ parameters }: Sent): string {
  return `{${parameters.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join()}}`
}

function searchOf({ raw, parameters }: Sent): string {
  if (typeof raw === 'string') return raw.slice(0, 8000)
  return parameters.flatMap(([name, value]) => pairsOf(name, value)).join('&')
}

function pairsOf(name: string, value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => pairsOf(`${name}[]`, each))
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, each]) => pairsOf(`${name}[${key}]`, each))
  }
  return [`${toUri(name)}=${toUri(String(value))}`]
}

/** Half of a pair cannot be written in an address. */
const toUri = (text: string) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'))
