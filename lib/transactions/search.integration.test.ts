import { randomUUID } from 'node:crypto'
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
let minute = 0

beforeAll(async () => {
  stop = await startTestProduct()
  const holder = await makeHolder()
  viewer = holder
  account = await makeAccount(holder.holderId)
  const other = await makeAccount(holder.holderId)
  await insert([
    row(account, 'SQ *STARBUCKS SEATTLE', -5760),
    row(account, 'Café Zürich, No. 57', -1000),
    row(account, '7-ELEVEN 100% OFF_', -5799),
    row(account, 'North Wind payroll', 5760),
    row(other, 'KYOTO TEA', -57, 'jpy'),
    row(other, 'MUSCAT RENT', -57_600, 'omr'),
    row(other, 'SOUTH WIND', -1),
  ])
  // More than are looked at before the index of words is asked, and newer than all of them.
  await insert(Array.from({ length: 1700 }, (_, index) => row(index % 2 === 0 ? account : other, 'CORNER SHOP', -3)))
})
afterAll(() => stop())

async function insert(rows: TransactionRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 500)
    await database()
      .insert(transactions)
      .values(rows.slice(at, at + 500))
}

function row(accountId: string, description: string, amount: number, currency = 'usd'): TransactionRow {
  const at = new Date(Date.UTC(2025, 0, 1) + ++minute * 60_000)
  const stamps = { transactedAt: at, updated: at, postedAt: at, voidAt: null, transactionRefresh: 'fctxnref_1' }
  return { accountId, id: `fctxn_${randomUUID()}`, amount, currency, description, status: 'posted', ...stamps }
}

async function found(q: string): Promise<string[]> {
  const { data } = await listTransactions(viewer, { q, limit: 2000 })
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
  ])('of $q', async ({ q, is }) => {
    expect(await found(q)).toEqual([...is].sort())
  })

  test('takes a word for a slip only where no row has it, whatever else is asked', async () => {
    // SOUTH is there, so that NORTH is not what somebody means who typed it.
    expect(await found('south')).toEqual(['SOUTH WIND'])
    const { data } = await listTransactions(viewer, { q: 'cornes', account: [account], limit: 5 })
    expect(data).toHaveLength(5)
  })

  test('goes on over pages, near and far', async () => {
    const ids: string[] = []
    let cursor: string | undefined
    do {
      const page = await listTransactions(viewer, { q: 'corner', limit: 300, cursor })
      ids.push(...page.data.map(({ id }) => id))
      cursor = page.next_cursor ?? undefined
    } while (cursor !== undefined)
    expect([ids.length, new Set(ids).size]).toEqual([1700, 1700])
  })
})
