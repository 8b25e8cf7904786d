import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { database } from '@/lib/db/client'
import { pullDueAccounts } from '@/lib/sync/due-accounts'
import { pull } from '@/lib/sync/pull'
import { askRoute } from '@/lib/testing/app-routes'
import { mirrorOf } from '@/lib/testing/mirror-truth'
import { makePerson, startTestProduct } from '@/lib/testing/product'
import { control, letBanksAnswer, linkBank } from '@/lib/testing/simulated-bank'
import { accountView } from './account-view'
import { accounts } from './table'

let stop: () => Promise<void>
let cookie: string

beforeAll(async () => {
  stop = await startTestProduct()
})
afterAll(() => stop())
beforeEach(async () => {
  await control('switches', { relink: 'same_id' })
  cookie = (await makePerson('customer')).cookie
})

/** Links one account and reads it; a month passes before whatever comes next. */
async function link(...names: string[]): Promise<string> {
  const choice = { institution: 'Bank (OAuth)', accounts: names.length > 0 ? names : ['Everyday'] }
  const { accounts: ids } = await linkBank(cookie, choice, { permissions: ['balances', 'transactions'] })
  const [id = ''] = ids
  await letBanksAnswer()
  for (const each of ids) await pull(each)
  return id
}

const monthPasses = () => control('clock', { advance_seconds: 30 * 86_400 })

async function end(id: string, status = 'inactive'): Promise<void> {
  await control(`accounts/${id}`, { status })
  await pull(id)
}

/** The same account under a new id, beside the first one. */
async function linkBeside(): Promise<string> {
  await control('switches', { relink: 'new_id' })
  await monthPasses()
  return link()
}

async function row(id: string) {
  const [found] = await database().select().from(accounts).where(eq(accounts.id, id))
  if (!found) throw new Error(`${id} is not in the mirror`)
  return found
}

const list = z.object({ data: z.array(accountView) })
const transactionPage = z.object({
  data: z.array(z.object({ id: z.string(), account: z.string(), transacted_at: z.string() })),
  next_cursor: z.string().nullable(),
})

async function listed() {
  return list.parse((await askRoute('/api/accounts', { cookie })).body).data
}

async function view(id: string) {
  return accountView.parse((await askRoute(`/api/accounts/${id}`, { cookie })).body)
}

async function history(query: string) {
  const rows: z.output<typeof transactionPage>['data'] = []
  let cursor: string | null = null
  do {
    const more: string = cursor === null ? '' : `&cursor=${cursor}`
    const page = transactionPage.parse((await askRoute(`/api/transactions?limit=40${query}${more}`, { cookie })).body)
    rows.push(...page.data)
    cursor = page.next_cursor
  } while (cursor !== null)
  return rows
}

const settle = (id: string, account: string | null, as = cookie) =>
  askRoute(`/api/accounts/${id}/replacement`, { cookie: as, body: { account } })

describe('an account linked again under a new id', () => {
  test('takes the place of the only one that has ended, and goes on with its history', async () => {
    const old = await link()
    await monthPasses()
    await end(old, 'disconnected')
    const oldRows = await mirrorOf(old)
    const id = await link()
    expect(id).not.toBe(old)
    expect(await row(id)).toMatchObject({ replacement: 'settled', replacedBy: null })
    const earliest = Math.min(...(await mirrorOf(id)).map(({ transactedAt }) => transactedAt.getTime()))
    expect(await row(old)).toMatchObject({ replacedBy: id, replacedFrom: new Date(earliest) })

    const before = oldRows.filter(({ transactedAt }) => transactedAt.getTime() < earliest)
    const rows = await history(`&account=${id}`)
    expect(before.length).toBeGreaterThan(0)
    expect(rows.filter(({ account }) => account === old)).toHaveLength(before.length)
    expect(rows).toHaveLength(before.length + (await mirrorOf(id)).length)
    const times = rows.map((each) => each.transacted_at)
    expect(times).toEqual([...times].sort().reverse())
    expect(await history('')).toEqual(rows)
    expect(await history(`&account=${old}`)).toHaveLength(before.length)

    expect((await listed()).map((each) => each.id)).toEqual([id])
    expect(await view(old)).toMatchObject({ replaced_by: id, is_counted: false })
    expect(await view(id)).toMatchObject({ replaced_by: null, is_counted: true })
    const staff = (await makePerson('support')).cookie
    const seen = list.parse((await askRoute('/api/accounts?limit=100', { cookie: staff })).body).data
    expect(seen.map((each) => each.id)).toEqual(expect.arrayContaining([id, old]))
  })

  test('counts from wherever its earliest row moves to', async () => {
    const old = await link()
    await monthPasses()
    await end(old, 'disconnected')
    const id = await link()
    const first = (await row(old)).replacedFrom?.getTime() ?? 0
    const earlier = Math.trunc(first / 1000) - 40 * 86_400
    await control(`accounts/${id}`, {
      transactions: [{ amount: -100, description: 'Late to the list', status: 'posted', transacted_at: earlier }],
    })
    await control('clock', { advance_seconds: 7200 })
    const path = `/api/stripe/financial_connections/accounts/${id}/refresh`
    await askRoute(path, { cookie, body: { features: ['transactions'] } })
    await letBanksAnswer()
    await pull(id)
    expect((await row(old)).replacedFrom).toEqual(new Date(earlier * 1000))
  })

  test('that stays beside one that works is asked about, in no total until somebody answers', async () => {
    const old = await link()
    const id = await linkBeside()
    expect(await row(old)).toMatchObject({ replacedBy: null })
    expect(await view(id)).toMatchObject({ is_counted: false, replacement_candidates: [{ id: old, status: 'active' }] })
    expect(new Set((await history('')).map(({ account }) => account))).toEqual(new Set([old]))
    expect((await history(`&account=${id}`)).length).toBe((await mirrorOf(id)).length)
    expect((await settle(id, old)).status).toBe(200)
    expect(await view(id)).toMatchObject({ is_counted: true })
    expect(await view(id)).not.toHaveProperty('replacement_candidates')
    expect((await listed()).map((each) => each.id)).toEqual([id])
  })

  test('that is none of them stands for itself, and the answer can be given anew', async () => {
    const old = await link()
    const id = await linkBeside()
    expect((await settle(id, null)).status).toBe(200)
    expect((await listed()).map((each) => each.is_counted)).toEqual([true, true])
    expect((await settle(id, old)).status).toBe(200)
    expect(await row(old)).toMatchObject({ replacedBy: id, replacedFrom: expect.any(Date) })
    expect((await settle(id, null)).status).toBe(200)
    expect(await row(old)).toMatchObject({ replacedBy: null, replacedFrom: null })
  })

  test('is settled by itself once the other one ends', async () => {
    const old = await link()
    const id = await linkBeside()
    await end(old)
    await pullDueAccounts()
    expect(await row(old)).toMatchObject({ replacedBy: id })
    expect(await row(id)).toMatchObject({ replacement: 'settled' })
  })

  test('keeps its place when the old one comes back', async () => {
    const old = await link()
    await control('switches', { relink: 'new_id' })
    await end(old)
    await monthPasses()
    const id = await link()
    expect(await row(old)).toMatchObject({ replacedBy: id })
    await end(old, 'active')
    expect(await row(old)).toMatchObject({ status: 'active', replacedBy: id })
    expect((await listed()).map((each) => each.id)).toEqual([id])
  })

  test('is asked about where two have ended', async () => {
    const first = await link()
    const second = await linkBeside()
    await settle(second, null)
    await end(first)
    await end(second)
    const third = await linkBeside()
    expect((await view(third)).replacement_candidates?.map((each) => each.id)).toEqual([first, second])
  })

  test('is asked about where the bank of one that has ended gave no digits', async () => {
    const old = await link()
    await database().update(accounts).set({ last4: null, status: 'inactive' }).where(eq(accounts.id, old))
    const id = await linkBeside()
    expect((await view(id)).replacement_candidates?.map((each) => each.id)).toEqual([old])
  })

  test('is found when the old one reaches the mirror after it', async () => {
    const old = await link()
    await monthPasses()
    await end(old, 'disconnected')
    const kept = await row(old)
    await database()
      .update(accounts)
      .set({ holderId: await someoneElse() })
      .where(eq(accounts.id, old))
    const id = await link()
    expect(await row(id)).toMatchObject({ replacement: 'settled' })
    await database().update(accounts).set({ holderId: kept.holderId, replacement: null }).where(eq(accounts.id, old))
    await pull(old)
    await pullDueAccounts()
    expect(await row(old)).toMatchObject({ replacedBy: id })
  })

  test('leaves alone what another bank, kind or number is', async () => {
    const old = await link('Everyday', 'Rainy day')
    await end(old, 'disconnected')
    const other = await link('Joint')
    expect(await row(old)).toMatchObject({ replacedBy: null })
    expect(await row(other)).toMatchObject({ replacement: 'settled' })
  })
})

describe('an answer', () => {
  test('that names what it cannot be is refused with its parameter, and changes nothing', async () => {
    const old = await link()
    const id = await linkBeside()
    const mine = cookie
    cookie = (await makePerson('customer')).cookie
    const foreign = await link()
    for (const account of [foreign, id, 'fca_1nobody']) {
      expect(await settle(id, account, mine)).toMatchObject({
        status: 400,
        body: { error: { code: 'resource_missing', param: 'account' } },
      })
    }
    expect(await askRoute(`/api/accounts/${id}/replacement`, { cookie: mine, body: {} })).toMatchObject({
      status: 400,
      body: { error: { param: 'account' } },
    })
    expect(await row(id)).toMatchObject({ replacement: 'asked' })
    expect(await row(old)).toMatchObject({ replacedBy: null })
  })

  test('may be given by its holder and by support, and by nobody else', async () => {
    await link()
    const id = await linkBeside()
    const stranger = (await makePerson('customer')).cookie
    const missing = await settle('fca_1nobody', null, stranger)
    expect(missing).toMatchObject({ status: 404, body: { error: { code: 'resource_missing' } } })
    expect((await settle(id, null, stranger)).status).toBe(404)
    expect((await settle(id, null, '')).status).toBe(401)
    expect((await settle(id, null, (await makePerson('support')).cookie)).status).toBe(200)
  })

  test('two that come at once leave the old account one successor', async () => {
    const old = await link()
    const [one, other] = [await linkBeside(), await linkBeside()]
    const answers = await Promise.all([settle(one, old), settle(other, old)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
    const taken = answers[0]?.status === 200 ? one : other
    expect(await row(old)).toMatchObject({ replacedBy: taken })
  })
})

/** A holder who has nothing to do with it. */
async function someoneElse(): Promise<string> {
  const mine = cookie
  cookie = (await makePerson('customer')).cookie
  const { holderId } = await row(await link('Card'))
  cookie = mine
  return holderId
}
