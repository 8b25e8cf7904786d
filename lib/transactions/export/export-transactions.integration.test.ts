import { eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { POST } from '@/app/api/transactions/export/route'
import { GET } from '@/app/api/transactions/route'
import { auditLog } from '@/lib/audit/table'
import { requireViewer } from '@/lib/auth/viewer'
import { database } from '@/lib/db/client'
import { pageRows } from '@/lib/exports/paged'
import { limits } from '@/lib/limits/table'
import { ask, makePerson, startTestProduct } from '@/lib/testing/product'
import { idsOf, type Owned, twoPeople } from '@/lib/testing/two-people'
import { type TransactionFilter, writeFilter } from '../filter'
import { exportTransactions } from './export-transactions'

const many = 3 * pageRows + 7

let stop: () => Promise<void>
let mine: Owned
let theirs: Owned
let staff: { cookie: string }
beforeAll(async () => {
  stop = await startTestProduct()
  const people = await twoPeople()
  mine = people.mine
  theirs = people.theirs
  staff = people.staff
  for (const [index, account] of mine.accounts.slice(0, 2).entries()) await addRows(account, index)
}, 120_000)
afterAll(() => stop())

async function addRows(account: string, index: number): Promise<void> {
  await database().execute(sql`
    insert into transactions (account_id, id, amount, currency, description, status, transacted_at, transaction_refresh, updated)
    select ${account}, 'fctxn_many' || ${index}::int || 'n' || n, (n % 401) - 200, (array['usd', 'jpy'])[1 + n % 2],
      'Shop & <sons> "' || (n % 7) || '"', (array['posted', 'pending', 'void', 'posted'])[1 + n % 4],
      timestamptz '2025-03-01' + (n % 1200) * interval '1 hour', 'fctxnref_many', timestamptz '2026-01-01'
    from generate_series(1, ${many}::int) n`)
}

async function download(cookie: string, query: string): Promise<Response> {
  await database().delete(limits)
  return POST(ask(`/api/transactions/export?${query}`, { cookie, method: 'POST' }))
}

const list = z.object({
  data: z.array(z.object({ id: z.string(), status: z.string() })),
  next_cursor: z.string().nullable(),
})

/** What the pages of the list show under the same words. */
async function listed(cookie: string, query: string): Promise<{ id: string; status: string }[]> {
  const rows: { id: string; status: string }[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const asked = `/api/transactions?${query}&limit=100${cursor && `&cursor=${cursor}`}`
    const page = list.parse(await (await GET(ask(asked, { cookie }))).json())
    rows.push(...page.data)
    cursor = page.next_cursor
  }
  return rows
}

const idsIn = {
  csv: (text: string) =>
    text
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.slice(line.lastIndexOf(',') + 1)),
  json: (text: string) =>
    z
      .object({ transactions: z.array(z.object({ id: z.string() })) })
      .parse(JSON.parse(text))
      .transactions.map(({ id }) => id),
  ofx: (text: string) => [...text.matchAll(/<(?:FITID|REFNUM)>(\w+)/g)].map(([, id = '']) => id),
}

describe('a download', () => {
  it('holds exactly the rows that the list shows under the same filter', async () => {
    const day = fc
      .integer({ min: 0, max: 50 })
      .map((n) => new Date(Date.UTC(2025, 2, 1 + n)).toISOString().slice(0, 10))
    const filter = fc.record<TransactionFilter>(
      {
        account: fc.subarray(mine.accounts.slice(0, 2), { minLength: 1 }),
        status: fc.subarray(['posted', 'pending', 'void'], { minLength: 1 }),
        direction: fc.constantFrom('in', 'out'),
        min: fc.nat(150),
        from: day,
        to: day,
        q: fc.constantFrom('shop', 'sons'),
      },
      { requiredKeys: ['min', 'from'] },
    )
    await fc.assert(
      fc.asyncProperty(filter, fc.constantFrom('UTC', 'America/New_York', 'Asia/Tokyo'), async (asked, tz) => {
        const query = `${writeFilter(asked)}&tz=${tz}`
        const rows = await listed(mine.cookie, query)
        const ids = rows.map(({ id }) => id)
        for (const format of ['csv', 'json', 'ofx'] as const) {
          const told = idsIn[format](await (await download(mine.cookie, `${query}&format=${format}`)).text())
          const due = format === 'ofx' ? rows.filter(({ status }) => status !== 'void').map(({ id }) => id) : ids
          expect([format, told.toSorted()]).toEqual([format, due.toSorted()])
        }
      }),
      { numRuns: 6 },
    )
  })

  it('is newest first over all accounts, page after page', async () => {
    const response = await download(mine.cookie, 'format=csv')
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="transactions-\d{4}-\d\d-\d\d\.csv"$/,
    )
    const text = await response.text()
    expect(idsIn.csv(text).length).toBeGreaterThan(2 * many)
    const days = text
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.slice(0, 10))
    expect(days).toEqual(days.toSorted().toReversed())
    expect(idsOf(theirs).filter((id) => text.includes(id))).toEqual([])
  })

  it('is one statement in OFX for each account and currency, banks before cards', async () => {
    const text = await (await download(mine.cookie, `format=ofx&account=${mine.account}`)).text()
    expect(text.match(/<CURDEF>\w+/g)).toEqual(['<CURDEF>JPY', '<CURDEF>USD'])
    expect(text.match(/<LEDGERBAL>/g)).toHaveLength(1)
  })

  it('reads no further than it is taken', async () => {
    const viewer = await requireViewer(new Headers({ host: 'localhost:3000', cookie: mine.cookie }), 'customer')
    const response = await exportTransactions(viewer, { format: 'csv' })
    const asked = vi.spyOn(database(), 'select')
    const reader = response.body?.getReader()
    for (let piece = 0; piece < 3; piece++) await reader?.read()
    await reader?.cancel()
    const taken = asked.mock.calls.length
    expect(taken).toBeLessThanOrEqual(mine.accounts.length + 4)
    await new Promise((resolve) => setTimeout(resolve))
    expect(asked.mock.calls.length).toBe(taken)
    asked.mockRestore()
  })

  it('is written down with its words’ names, not with what was searched for', async () => {
    await download(mine.cookie, 'format=json&q=shop&status=posted')
    const rows = await database().select().from(auditLog).where(eq(auditLog.action, 'transaction.export'))
    const last = rows.at(-1)
    expect(last).toMatchObject({ actor: mine.userId, detail: { format: 'json', narrowed: ['status', 'q'] } })
    expect(last?.holderId).toBe(last?.subject)
    expect(JSON.stringify(last)).not.toContain('shop')
  })

  it('is not for staff without a name, nor of anybody else’s account', async () => {
    expect((await download(staff.cookie, 'format=csv')).status).toBe(400)
    expect((await download(staff.cookie, `format=csv&account=${mine.account}`)).status).toBe(200)
    expect((await download(mine.cookie, `format=csv&account=${theirs.account}`)).status).toBe(404)
    expect((await download(mine.cookie, 'format=pdf')).status).toBe(400)
  })

  it('ends after thirty in an hour', async () => {
    const { cookie } = await makePerson('customer')
    await database().delete(limits)
    const statuses = new Set<number>()
    for (let each = 0; each < 31; each++) {
      const asked = await POST(ask('/api/transactions/export?format=csv', { cookie, method: 'POST' }))
      statuses.add(asked.status)
      await asked.text()
    }
    expect([...statuses]).toEqual([200, 429])
  })
})
