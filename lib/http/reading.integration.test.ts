import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { deletions } from '@/lib/deletions/table'
import { closeSimulator } from '@/lib/stripe/simulator'
import { checksums } from '@/lib/testing/checksums'
import { ask, makePerson, startTestProduct } from '@/lib/testing/product'
import { type Owned, twoPeople } from '@/lib/testing/two-people'

let stop: () => Promise<void>
let mine: Owned
let cookies: string[]
const deletion = randomUUID()
beforeAll(async () => {
  stop = await startTestProduct()
  await database()
    .insert(deletions)
    .values({ id: deletion, requestedAt: new Date(now()) })
  const people = await twoPeople()
  mine = people.mine
  cookies = ['', mine.cookie, people.theirs.cookie, people.staff.cookie, (await makePerson('admin')).cookie]
})
afterAll(async () => {
  await closeSimulator()
  await stop()
})

const api = join(import.meta.dirname, '..', '..', 'app', 'api')
const files = readdirSync(api, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('route.ts') && !file.includes('[...path]'))
  .filter((file) => readFileSync(join(api, file), 'utf8').includes('export const GET'))

type Handler = (request: Request, context: { params: Promise<object> }) => Promise<Response>
const route = z.object({ GET: z.custom<Handler>((value) => typeof value === 'function') })

it.each(files)('asking %s changes nothing but our own records', async (file) => {
  const { GET } = route.parse(await import(join(api, file)))
  const before = await checksums()
  const statuses: number[] = []
  for (const cookie of cookies) {
    for (const params of [ownIds(), foreignIds]) {
      const leaving = new AbortController()
      const asked = new Request(ask(`/api?${search(file)}`, { cookie }), { signal: leaving.signal })
      const response = await GET(asked, { params: Promise.resolve(paramsOf(file, params)) })
      statuses.push(response.status)
      // A live stream would not end by itself.
      if (response.headers.get('content-type')?.startsWith('text/event-stream')) leaving.abort()
      else await response.arrayBuffer()
    }
  }
  // One of them was answered, so that something was asked for.
  expect(statuses).toContain(200)
  expect(await checksums()).toEqual(before)
})

it('a change is seen', async () => {
  const before = await checksums()
  await makePerson('customer')
  expect(await checksums()).not.toEqual(before)
})

type Ids = Record<string, string>
const ownIds = (): Ids => ({
  account: mine.account,
  session: mine.session,
  transaction: mine.transaction,
  deletion,
})
const foreignIds: Ids = { account: 'fca_nobodys', session: 'fcsess_nobodys', transaction: 'fctxn_nobodys' }

function paramsOf(file: string, ids: Ids): Ids {
  const names = [...file.matchAll(/\[(\w+)\]/g)].map(([, name = '']) => name)
  return Object.fromEntries(names.map((name) => [name, ids[name] ?? 'nobodys']))
}

/** What some of them cannot be asked without. */
function search(file: string): string {
  if (file.startsWith('search/') || file.startsWith('users/')) return 'q=bank'
  if (file.endsWith('financial_connections/transactions/route.ts')) return `account=${mine.account}`
  if (file.endsWith('owners/route.ts')) return `ownership=${mine.ownership}`
  return ''
}
