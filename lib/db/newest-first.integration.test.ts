import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accounts } from '@/lib/accounts/table'
import { openTestDatabase } from '@/lib/testing/database'
import { transactions } from '@/lib/transactions/table'
import { webhookEvents } from '@/lib/webhooks/table'
import { newestFirst } from './newest-first'
import type { OpenDatabase } from './open-database'

let opened: OpenDatabase
beforeAll(async () => {
  opened = await openTestDatabase()
})
afterAll(() => opened.close())

const lists = [
  { table: transactions, columns: [transactions.transactedAt, transactions.id] },
  { table: accounts, columns: [accounts.linkedAt, accounts.id] },
  { table: webhookEvents, columns: [webhookEvents.created, webhookEvents.id] },
] as const

test.each(lists)('an index gives the order by itself: nothing is sorted for a page', async ({ table, columns }) => {
  const plan = await opened.db.transaction(async (db) => {
    // An empty table is never worth an index.
    await db.execute(sql`set local enable_seqscan = off`)
    await db.execute(sql`set local enable_bitmapscan = off`)
    const page = db
      .select()
      .from(table)
      .orderBy(...newestFirst(...columns))
      .limit(50)
    return JSON.stringify((await db.execute(sql`explain ${page}`)).rows)
  })
  expect(plan).toContain('Index Scan')
  expect(plan).not.toContain('Sort')
})
