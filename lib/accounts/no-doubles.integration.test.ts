import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountHolders } from '@/lib/account-holders/table'
import type { Viewer } from '@/lib/auth/roles'
import { database } from '@/lib/db/client'
import { startTestProduct } from '@/lib/testing/product'
import { listTransactions } from '@/lib/transactions/list-transactions'
import { storeTransactions } from '@/lib/transactions/store-transactions'
import { transactions } from '@/lib/transactions/table'
import { listAccounts } from './list-accounts'
import { moveBoundaries } from './move-boundaries'
import { settleReplacement } from './settle-replacement'
import { accounts } from './table'
import { considerPlace } from './take-place'

const histories = process.env.PROVE === '1' ? 1000 : 30
const seed = Date.now() % 2 ** 31
const days = 40
const most = 4

let stop: () => Promise<void>

beforeAll(async () => {
  stop = await startTestProduct()
})
afterAll(() => stop())

/**
 * One bank account, linked again and again, whose bank shows each new link a part of the same history under other ids: what it
 * shows may grow at both ends, and people answer whenever they like, rightly or not.
 */
type Step =
  | { do: 'link'; status: 'active' | 'inactive' }
  | { do: 'show'; link: number; from: number; to: number }
  | { do: 'end'; link: number }
  | { do: 'consider'; link: number }
  | { do: 'answer'; link: number; old: number | null }

const link = fc.nat(most - 1)
const day = fc.nat(days - 1)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('link'), status: fc.constantFrom('active', 'inactive') }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('show'), link, from: day, to: day }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('end'), link }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('consider'), link }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('answer'), link, old: fc.option(link) }) },
)

test(`however often an account is linked again, nothing that happened once is counted twice, nor lost: ${histories} histories (seed ${seed})`, {
  timeout: histories * 2000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 24 }), async (steps) => {
      const world = await makeWorld()
      for (const each of [{ do: 'link', status: 'inactive' } as const, ...steps]) await take(world, each)
      await check(world)
    }),
    { numRuns: histories, seed, endOnFailure: true },
  )
})

type World = { viewer: Viewer; holderId: string; links: string[] }

async function makeWorld(): Promise<World> {
  const [holder] = await database().insert(accountHolders).values({ type: 'customer' }).returning()
  const holderId = holder?.id ?? ''
  const viewer: Viewer = { userId: 'user_1', role: 'customer', name: 'A', email: 'a@example.test', holderId }
  return { viewer, holderId, links: [] }
}

async function take({ viewer, holderId, links }: World, each: Step): Promise<void> {
  if (each.do === 'link') {
    if (links.length < most) links.push(await insertLink(holderId, links.length, each.status))
    return
  }
  const id = links[each.link]
  if (!id) return
  if (each.do === 'end') await database().update(accounts).set({ status: 'inactive' }).where(eq(accounts.id, id))
  if (each.do === 'consider') {
    const account = await row(id)
    await database().transaction((db) => considerPlace(db, account))
  }
  if (each.do === 'show') {
    const [from, to] = [Math.min(each.from, each.to), Math.max(each.from, each.to)]
    const shown = Array.from({ length: to - from + 1 }, (_, index) => transactionOf(id, from + index))
    await storeTransactions(database(), id, shown)
    await moveBoundaries(database(), await row(id))
  }
  if (each.do === 'answer') {
    const old = each.old === null ? null : (links[each.old] ?? null)
    await settleReplacement(viewer, id, old).catch((error: unknown) => {
      expect(error).toMatchObject({ code: 'resource_missing' })
    })
  }
}

/** Each list and sum, against what was shown. */
async function check({ viewer, links }: World): Promise<void> {
  const shown = new Map(await Promise.all(links.map(async (id) => [id, await shownBy(id)] as const)))
  const rows = await Promise.all(links.map(row))
  for (const last of rows.filter(({ replacedBy }) => replacedBy === null)) {
    const lineage = [last]
    for (const member of lineage) lineage.push(...rows.filter(({ replacedBy }) => replacedBy === member.id))
    const expected = expectedOf(lineage.map(({ id }) => shown.get(id) ?? []))
    const { data } = await listTransactions(viewer, { account: [last.id], limit: 1000 })
    expect(data.map(({ description }) => Number(description))).toEqual(expected)
    const view = (await listAccounts(viewer, { account: last.id })).data[0]
    expect(view?.pending.map(({ amount, count }) => ({ amount, count }))).toEqual(
      expected.length === 0 ? [] : [{ amount: -100 * expected.length, count: expected.length }],
    )
  }
  const all = await listTransactions(viewer, { limit: 1000 })
  const roots = rows.filter(({ replacedBy, replacement }) => replacedBy === null && replacement !== 'asked')
  const own = new Set(all.data.map(({ account }) => rootOf(account, rows)))
  for (const root of own) expect(roots.map(({ id }) => id)).toContain(root)
  const listed = (await listAccounts(viewer)).data.filter((account) => account.is_counted)
  expect(listed.map(({ id }) => id).sort()).toEqual(roots.map(({ id }) => id).sort())
}

/** Newest first: of each day what the latest link shows from its first day on, before that what the one before it shows. */
function expectedOf(newestFirst: number[][]): number[] {
  const counted: number[] = []
  let until = days
  for (const shown of newestFirst) {
    counted.push(...shown.filter((each) => each < until))
    until = Math.min(until, ...shown)
  }
  return counted.sort((a, b) => b - a)
}

function rootOf(id: string, rows: (typeof accounts.$inferSelect)[]): string {
  const next = rows.find((each) => each.id === id)?.replacedBy
  return next ? rootOf(next, rows) : id
}

async function shownBy(id: string): Promise<number[]> {
  const found = await database().select().from(transactions).where(eq(transactions.accountId, id))
  return found.map(({ description }) => Number(description))
}

async function row(id: string) {
  const [found] = await database().select().from(accounts).where(eq(accounts.id, id))
  if (!found) throw new Error(`${id} is not in the mirror`)
  return found
}

const start = Date.parse('2025-01-01T00:00:00Z')

async function insertLink(holderId: string, index: number, status: string): Promise<string> {
  const id = `fca_${randomUUID().replaceAll('-', '')}`
  await database()
    .insert(accounts)
    .values({
      id,
      holderId,
      status,
      institutionName: 'Harbour Savings',
      last4: '6789',
      category: 'cash',
      subcategory: 'checking',
      permissions: [],
      subscriptions: [],
      raw: {},
      linkedAt: new Date(start + index * 1000),
    })
  return id
}

/** What happened on this day, under an id that only this link knows. */
function transactionOf(accountId: string, index: number) {
  const at = new Date(start + index * 86_400_000)
  return {
    accountId,
    id: `fctxn_${index}_${accountId}`,
    amount: -100,
    currency: 'usd',
    description: String(index),
    status: 'pending',
    transactedAt: at,
    postedAt: null,
    voidAt: null,
    transactionRefresh: 'fctxnref_1',
    updated: at,
  }
}
