import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { GET as exportLog } from '@/app/api/audit/export/route'
import { GET as list } from '@/app/api/audit/route'
import { database } from '@/lib/db/client'
import type { RouteHandler } from '@/lib/http/route'
import { ask, makePerson, startTestProduct } from '@/lib/testing/product'
import { record } from './record'

let stop: () => Promise<void>
let admin: string
beforeAll(async () => {
  stop = await startTestProduct()
  admin = (await makePerson('admin')).cookie
  for (const subject of ['fca_1', 'fca_2', 'fca_3']) {
    const actor = { userId: 'user_1', role: 'support' as const }
    await record(database(), { actor, action: 'account.refresh', subject, holderId: 'holder_1' })
  }
  await record(database(), { actor: 'webhook', action: 'account.link', subject: 'fca_1', holderId: 'holder_2' })
})
afterAll(() => stop())

const page = z.object({
  data: z.array(z.object({ id: z.number(), subject: z.string() })),
  next_cursor: z.string().nullable(),
})

async function text(get: RouteHandler, query: string, cookie = admin) {
  const response = await get(ask(`/api/audit${query}`, { cookie }))
  return { status: response.status, text: await response.text(), type: response.headers.get('Content-Type') }
}

async function subjects(query: string) {
  return page.parse(JSON.parse((await text(list, query)).text)).data.map(({ subject }) => subject)
}

it.each([
  { query: '?subject=fca_1', found: ['fca_1', 'fca_1'] },
  { query: '?actor=user_1', found: ['fca_3', 'fca_2', 'fca_1'] },
  { query: '?holder=holder_2', found: ['fca_1'] },
  { query: '?holder=holder_1&subject=fca_2', found: ['fca_2'] },
  { query: '?subject=fca_9', found: [] },
])('finds $query, the newest first', async ({ query, found }) => {
  expect(await subjects(query)).toEqual(found)
})

it('gives every row once, page by page, while rows are added', async () => {
  const seen: number[] = []
  let query = '?limit=2'
  for (;;) {
    const { data, next_cursor } = page.parse(JSON.parse((await text(list, `${query}&holder=holder_1`)).text))
    seen.push(...data.map(({ id }) => id))
    await record(database(), { actor: 'system', action: 'account.refresh', subject: 'fca_4', holderId: 'holder_1' })
    if (next_cursor === null) break
    query = `?limit=2&cursor=${next_cursor}`
  }
  expect(seen.length).toBe(3)
  expect(seen).toEqual([...new Set(seen)].sort((one, other) => other - one))
})

it('streams what fits as JSON lines', async () => {
  const { type, text: lines } = await text(exportLog, '?actor=user_1')
  expect(type).toContain('application/jsonl')
  const rows = lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).subject)
  expect(rows).toEqual(['fca_1', 'fca_2', 'fca_3'])
})

it.each(['customer', 'support'] as const)('is not for %s', async (role) => {
  const { cookie } = await makePerson(role)
  expect((await text(list, '', cookie)).status).toBe(403)
  expect((await text(exportLog, '', cookie)).status).toBe(403)
})

it.each([
  { query: '?subject=', param: 'subject' },
  { query: '?cursor=1', param: 'cursor' },
  {
    query: `?cursor=${Buffer.from(JSON.stringify(['2026-01-01T00:00:00Z', 'x'])).toString('base64url')}`,
    param: 'cursor',
  },
  { query: '?action=owner.reveal', param: 'action' },
])('refuses $query by its name', async ({ query, param }) => {
  const { status, text: body } = await text(list, query)
  expect({ status, param: JSON.parse(body).error.param }).toEqual({ status: 400, param })
})
