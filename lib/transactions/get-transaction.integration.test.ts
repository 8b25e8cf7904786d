import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/auth/roles'
import { database } from '@/lib/db/client'
import { makeAccount, makeHolder } from '@/lib/testing/mirror-world'
import { startTestProduct } from '@/lib/testing/product'
import { getTransaction } from './get-transaction'
import { lifeAnswer } from './life-view'
import { storeTransactions } from './store-transactions'
import { type TransactionRow, transactions } from './table'

let stop: () => Promise<void>
let viewer: Viewer
let accountId: string
beforeAll(async () => {
  stop = await startTestProduct()
  const holder = await makeHolder()
  viewer = holder
  accountId = await makeAccount(holder.holderId)
})
afterAll(() => stop())

const noon = (day: number) => new Date(Date.UTC(2025, 7, day, 12))
const iso = (day: number) => noon(day).toISOString()

async function store(id: string, day: number, row: Partial<TransactionRow>): Promise<void> {
  const before = { amount: -2400, currency: 'usd', description: 'SHOP', status: 'pending', transactedAt: noon(1) }
  const stamps = { postedAt: null, voidAt: null, transactionRefresh: `fctxnref_${day}`, updated: noon(day) }
  await storeTransactions(database(), accountId, [{ id, accountId, ...before, ...stamps, ...row }])
}

async function lifeOf(id: string) {
  return lifeAnswer.parse(await getTransaction(viewer, id)).life
}

test('a life is told from what changed, newest first', async () => {
  await store('fctxn_1', 1, {})
  await store('fctxn_1', 2, { amount: -2560, description: 'SHOP 57' })
  const posted = { amount: -2560, description: 'SHOP 57', status: 'posted', postedAt: noon(3), transactedAt: noon(2) }
  await store('fctxn_1', 4, posted)
  await store('fctxn_1', 5, posted)
  const life = await lifeOf('fctxn_1')
  const [second, third] = [
    { at: iso(2), refresh: 'fctxnref_2' },
    { at: iso(4), refresh: 'fctxnref_4' },
  ]
  expect(life.slice(0, 2)).toEqual(
    expect.arrayContaining([
      { kind: 'transacted_at', before: iso(1), after: iso(2), ...third },
      { kind: 'status', before: 'pending', after: 'posted', ...third, at: iso(3) },
    ]),
  )
  expect(life.slice(2, 4)).toEqual(
    expect.arrayContaining([
      { kind: 'description', before: 'SHOP', after: 'SHOP 57', ...second },
      { kind: 'amount', before: -2400, after: -2560, ...second },
    ]),
  )
  expect(life.slice(4)).toEqual([
    { kind: 'first_seen', status: 'pending', at: expect.any(String), refresh: 'fctxnref_1' },
  ])
})

test('what was posted before it was first seen says when, and through no refresh', async () => {
  await store('fctxn_2', 4, { status: 'posted', postedAt: noon(3) })
  expect(await lifeOf('fctxn_2')).toEqual([
    { kind: 'first_seen', status: 'posted', at: expect.any(String), refresh: 'fctxnref_4' },
    { kind: 'status', before: null, after: 'posted', at: iso(3), refresh: null },
  ])
})

test('a row from before first sight was written down says nothing of it', async () => {
  await store('fctxn_3', 1, {})
  await database()
    .update(transactions)
    .set({ firstSeenAt: null, firstSeenRefresh: null })
    .where(eq(transactions.id, 'fctxn_3'))
  await store('fctxn_3', 6, { status: 'void', voidAt: noon(5) })
  expect(await lifeOf('fctxn_3')).toEqual([
    { kind: 'status', before: 'pending', after: 'void', at: iso(5), refresh: 'fctxnref_6' },
    { kind: 'first_seen', status: 'pending', at: null, refresh: null },
  ])
})

test('somebody else’s transaction is not there', async () => {
  const stranger = await makeHolder()
  await store('fctxn_4', 1, {})
  await expect(getTransaction(stranger, 'fctxn_4')).rejects.toMatchObject({ code: 'resource_missing' })
  await expect(getTransaction({ ...stranger, role: 'support' }, 'fctxn_4')).resolves.toBeDefined()
})
