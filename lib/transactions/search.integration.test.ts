import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/auth/roles'
import { database } from '@/lib/db/client'
import { makeAccount, makeHolder } from '@/lib/testing/mirror-world'
import { startTestProduct } from '@/lib/testing/product'
import { listTransactionDays } from './list-transaction-days'
import { listTransactions } from './list-transactions'
import { type TransactionRow, transactions } from './table'

let stop: () => Promise<void>
let viewer: Viewer
let account: string
let other: string
let minute = 0

beforeAll(async () => {
  stop = await startTestProduct()
  const holder = await makeHolder()
  viewer = holder
  account = await makeAccount(holder.holderId)
  other = await makeAccount(holder.holderId)
  await insert([
    row(account, 'SQ *STARBUCKS SEATTLE', -5760),
    row(account, 'Café Zürich, No. 57', -1000),
    row(account, '7-ELEVEN 100% OFF_', -5799),
    row(account, 'North Wind payroll', 5760),
    row(other, 'KYOTO TEA', -57, 'jpy'),
    row(other, 'MUSCAT RENT', -57_600, 'omr'),
    row(other, 'SOUTH WIND', -1),
    row(other, 'HARBORSIDE TRUCKS', -2),
  ])
  // So long ago that what few rows hold is asked for before one stretch of time after the other is looked through.
  await insertMany({ count: 2, description: 'FIRST RENT', from: '2017-01-01', apart: '1 day' })
  // More than are looked at before the index of words is asked, and newer than all of them; of those, more than are put in order at once.
  await insertMany({ count: 700, description: 'GULL BAKERY', from: '2025-02-01', apart: '3 hours' })
  await insertMany({ count: 4300, description: 'CORNER SHOP', from: '2025-06-01', apart: '1 minute' })
})
afterAll(() => stop())

async function insert(rows: TransactionRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 500)
    await database()
      .insert(transactions)
      .values(rows.slice(at, at + 500))
}

/** In turns of both accounts. */
async function insertMany(rows: { count: number; description: string; from: string; apart: string }): Promise<void> {
  await database().execute(sql`
    insert into transactions (account_id, id, amount, currency, description, status, transacted_at, transaction_refresh, updated)
    select case when n % 2 = 0 then ${account} else ${other} end, 'fctxn_' || gen_random_uuid(), -3, 'usd', ${rows.description}, 'posted', at, 'fctxnref_1', at
    from generate_series(1, ${rows.count}::int) n, lateral (select ${rows.from}::timestamptz + n * ${rows.apart}::interval as at) as moment`)
}

function row(accountId: string, description: string, amount: number, currency = 'usd'): TransactionRow {
  const at = new Date(Date.UTC(2025, 0, 1) + ++minute * 60_000)
  const stamps = { transactedAt: at, updated: at, postedAt: at, voidAt: null, transactionRefresh: 'fctxnref_1' }
  return { accountId, id: `fctxn_${randomUUID()}`, amount, currency, description, status: 'posted', ...stamps }
}

async function found(q: string): Promise<string[]> {
  const { data } = await listTransactions(viewer, { q, limit: 5000 })
  const days = await listTransactionDays(viewer, { q })
  expect(days.reduce((sum, { count }) => sum + count, 0)).toBe(data.length)
  return [...new Set(data.map(({ description }) => description))].sort()
}

describe('a search', () => {
  test.each([
    { q: 'st', is: ['SQ *STARBUCKS SEATTLE'] },
    { q: 'bucks', is: [] },
    { q: 'sea star', is: ['SQ *STARBUCKS SEATTLE'] },
    { q: 'star zürich', is: [] },
    { q: 'ZÜR', is: ['Café Zürich, No. 57'] },
    { q: '7-el', is: ['7-ELEVEN 100% OFF_'] },
    // It begins as the word that is typed, and another ends as that does.
    { q: 'harborcks', is: [] },
    { q: 'harborside', is: ['HARBORSIDE TRUCKS'] },
    { q: 'harbrside', is: ['HARBORSIDE TRUCKS'] },
    { q: 'starbuks', is: ['SQ *STARBUCKS SEATTLE'] },
    { q: 'paryoll', is: ['North Wind payroll'] },
    { q: 'wind', is: ['North Wind payroll', 'SOUTH WIND'] },
    { q: '%', is: [] },
    { q: '100%', is: ['7-ELEVEN 100% OFF_'] },
    {
      q: '57',
      is: [
        '7-ELEVEN 100% OFF_',
        'Café Zürich, No. 57',
        'KYOTO TEA',
        'MUSCAT RENT',
        'North Wind payroll',
        'SQ *STARBUCKS SEATTLE',
      ],
    },
    { q: '57.6', is: ['MUSCAT RENT', 'North Wind payroll', 'SQ *STARBUCKS SEATTLE'] },
    { q: '57.60', is: ['MUSCAT RENT', 'North Wind payroll', 'SQ *STARBUCKS SEATTLE'] },
    { q: '-57.60', is: ['MUSCAT RENT', 'SQ *STARBUCKS SEATTLE'] },
    { q: '+57.60', is: ['North Wind payroll'] },
    { q: '57.600', is: ['MUSCAT RENT'] },
    { q: '57.60 star', is: ['SQ *STARBUCKS SEATTLE'] },
    { q: 'corner', is: ['CORNER SHOP'] },
    { q: 'first', is: ['FIRST RENT'] },
    { q: 'gull bak', is: ['GULL BAKERY'] },
    { q: 'gul bakrey', is: ['GULL BAKERY'] },
  ])('of $q', async ({ q, is }) => {
    expect(await found(q)).toEqual([...is].sort())
  })

  test('takes a word for a slip only where no row has it, whatever else is asked', async () => {
    // SOUTH is there, so that NORTH is not what somebody means who typed it.
    expect(await found('south')).toEqual(['SOUTH WIND'])
    const { data } = await listTransactions(viewer, { q: 'cornes', account: [account], limit: 5 })
    expect(data).toHaveLength(5)
  })

  test('finds among the accounts of everybody what is old and frequent', async () => {
    const { data } = await listTransactions({ ...viewer, role: 'support', holderId: null }, { q: 'gull', limit: 900 })
    expect(data).toHaveLength(700)
  })

  test.each([
    { q: 'corner', count: 4300, limit: 900 },
    { q: 'gull', count: 700, limit: 90 },
    { q: 'gull', count: 350, limit: 90, from: '2025-01-01' },
  ])('goes on over pages in order, near and far: $q $from', async ({ q, count, limit, from }) => {
    const account = from === undefined ? undefined : [other]
    const places: string[] = []
    let cursor: string | undefined
    do {
      const page = await listTransactions(viewer, { q, limit, cursor, from, account })
      places.push(...page.data.map(({ transacted_at, id }) => `${transacted_at} ${id}`))
      cursor = page.next_cursor ?? undefined
    } while (cursor !== undefined)
    expect([places.length, new Set(places).size]).toEqual([count, count])
    expect(places).toEqual(places.toSorted().toReversed())
    const third = await listTransactions(viewer, { q, limit, offset: 2 * limit, from, account })
    expect(third.data.map(({ transacted_at, id }) => `${transacted_at} ${id}`)).toEqual(
      places.slice(2 * limit, 3 * limit),
    )
  })
})
