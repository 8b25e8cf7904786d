import { and, eq, inArray, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { database } from '@/lib/db/client'
import { eraseAccounts } from '@/lib/deletions/erase-accounts'
import { anyRow, hardMoment, makeAccount, makeHolder } from '@/lib/testing/mirror-world'
import { startTestProduct } from '@/lib/testing/product'
import { storeTransactions } from './store-transactions'
import { type TransactionRow, transactionSums, transactions } from './table'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startTestProduct()
})
afterAll(() => stop())

type Step = { do: 'store' | 'update' | 'delete'; rows: TransactionRow[] }

/** Few moments and ids, so that histories meet themselves. */
async function makeHistory(): Promise<fc.Arbitrary<Step[]>> {
  const { holderId } = await makeHolder()
  const ids = [await makeAccount(holderId), await makeAccount(holderId)]
  const moments = fc.constantFrom(...fc.sample(hardMoment, 12))
  const row = anyRow(ids, moments).map((each) => ({ ...each, id: `fctxn_${Number(each.id.slice(6)) % 40}` }))
  const does = fc.constantFrom('store' as const, 'store' as const, 'update' as const, 'delete' as const)
  const rows = fc.uniqueArray(row, { maxLength: 25, selector: ({ accountId, id }) => `${accountId}/${id}` })
  return fc.array(fc.record({ do: does, rows }), { maxLength: 8 })
}

async function take({ do: what, rows }: Step): Promise<void> {
  const [any] = rows
  const ids = rows.map(({ id }) => id)
  if (what === 'store') {
    for (const id of new Set(rows.map(({ accountId }) => accountId))) await storeTransactions(database(), id, rows)
  } else if (what === 'delete') {
    await database().delete(transactions).where(inArray(transactions.id, ids))
  } else if (any) {
    const { amount, status, transactedAt } = any
    const which = and(eq(transactions.accountId, any.accountId), inArray(transactions.id, ids))
    await database().update(transactions).set({ amount, status, transactedAt }).where(which)
  }
}

/** Read from the rows themselves. */
const scan = sql`
  select account_id, to_timestamp(floor(extract(epoch from transacted_at) / 900) * 900) as at,
    extract(epoch from transacted_at)::numeric % 86400 = 0 as date_only, currency, count(*)::int as count,
    (count(*) filter (where status = 'void'))::int as void_count,
    coalesce(sum(amount) filter (where amount > 0 and status <> 'void'), 0)::bigint as money_in,
    coalesce(sum(amount) filter (where amount < 0 and status <> 'void'), 0)::bigint as money_out
  from transactions group by 1, 2, 3, 4`
const rowsOf = async (query: typeof scan) =>
  (await database().execute(sql`select s::text from (${query} order by 1, 2, 3, 4) s`)).rows

test('what is kept is what the rows come to, whatever happens to them', async () => {
  const history = await makeHistory()
  await fc.assert(
    fc.asyncProperty(history, async (steps) => {
      for (const step of steps) {
        await take(step)
        expect(await rowsOf(sql`select * from ${transactionSums}`)).toEqual(await rowsOf(scan))
      }
    }),
    { numRuns: 25 },
  )
})

test('nothing stays of an account that is erased, and nothing of a change that is taken back', async () => {
  const { holderId } = await makeHolder()
  const id = await makeAccount(holderId)
  const isIts = eq(transactionSums.accountId, id)
  const rows = fc.sample(anyRow([id]), 20).map((row, index) => ({ ...row, id: `fctxn_${index}` }))
  const change = database().transaction(async (db) => {
    await storeTransactions(db, id, rows)
    throw new Error('taken back')
  })
  await expect(change).rejects.toThrow('taken back')
  expect(await database().$count(transactionSums, isIts)).toBe(0)
  await storeTransactions(database(), id, rows)
  expect(await database().$count(transactionSums, isIts)).toBeGreaterThan(0)
  await eraseAccounts(database(), [id])
  expect(await database().$count(transactionSums, isIts)).toBe(0)
})
