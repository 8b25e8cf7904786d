import { desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { auditLog } from '@/lib/audit/table'
import { database } from '@/lib/db/client'
import { pull } from '@/lib/sync/pull'
import { askRoute } from '@/lib/testing/app-routes'
import { startTestProduct } from '@/lib/testing/product'
import { type Owned, twoPeople } from '@/lib/testing/two-people'
import { accountView } from './account-view'
import { accounts } from './table'
import { takePlace } from './take-place'

let stop: () => Promise<void>
let mine: Owned
let theirs: Owned
let staff: { cookie: string }
beforeAll(async () => {
  stop = await startTestProduct()
  ;({ mine, theirs, staff } = await twoPeople())
})
afterAll(() => stop())

const post = (path: string, body: unknown) => askRoute(path, { cookie: mine.cookie, body })
const name = (nickname: unknown) => post(`/api/accounts/${mine.account}/nickname`, { nickname })
const arrange = (ids: unknown) => post('/api/account-order', { accounts: ids })

async function list(query = '', cookie = mine.cookie) {
  const answer = await askRoute(`/api/accounts${query}`, { cookie })
  return z.object({ data: z.array(accountView) }).parse(answer.body).data
}

async function lastDeed() {
  const [row] = await database().select().from(auditLog).orderBy(desc(auditLog.id)).limit(1)
  return row
}

describe('a nickname', () => {
  test('stands beside the bank’s name, is found by, outlives a pull, and is given back', async () => {
    const [before] = await list(`?account=${mine.account}`)
    expect((await name('  Rent & bills ')).body).toMatchObject({
      nickname: 'Rent & bills',
      display_name: before?.display_name,
    })
    await pull(mine.account)
    expect((await list('?q=RENT')).map(({ id }) => id)).toEqual([mine.account])
    const found = await askRoute('/api/search?q=rent%20%26', { cookie: staff.cookie })
    expect(found.body).toMatchObject({
      data: [{ account: { id: mine.account, nickname: 'Rent & bills', display_name: before?.display_name } }],
    })
    expect(await lastDeed()).toMatchObject({ action: 'account.name', subject: mine.account, detail: { named: true } })
    expect((await name(' ')).body).toMatchObject({ nickname: null })
    expect(await lastDeed()).toMatchObject({ detail: { named: false } })
  })

  test.each([['x'.repeat(61)], ['two\nlines'], [7], [undefined]])('%j is refused by name', async (nickname) => {
    expect(await name(nickname)).toMatchObject({ status: 400, body: { error: { param: 'nickname' } } })
  })
})

describe('the order', () => {
  test('is kept as given, its rest as it comes, and given up', async () => {
    const [first = '', second = ''] = mine.accounts
    expect(await arrange([second, first])).toMatchObject({ status: 200, body: { accounts: [second, first] } })
    const places = async () => new Map((await list()).map(({ id, position }) => [id, position]))
    expect(await places()).toEqual(
      new Map([
        [first, 1],
        [second, 0],
      ]),
    )
    expect(await lastDeed()).toMatchObject({ action: 'account.arrange', detail: { accounts: [second, first] } })
    await arrange([first])
    expect(await places()).toEqual(
      new Map([
        [first, 0],
        [second, null],
      ]),
    )
    await arrange([])
    expect(await places()).toEqual(
      new Map([
        [first, null],
        [second, null],
      ]),
    )
  })

  test.each([
    ['somebody else’s', () => [mine.account, theirs.account]],
    ['nobody’s', () => ['fca_1nobody']],
    ['one that is named twice', () => [mine.account, mine.account]],
    ['no list', () => mine.account],
  ])('of %s is refused by name, and changes nothing', async (_, ids) => {
    const refused = await arrange(ids())
    expect(refused.status).toBe(400)
    expect(JSON.stringify(refused.body)).toContain('"param":"accounts')
    expect((await list()).map(({ position }) => position)).toEqual([null, null])
  })
})

test('an account that takes another’s place takes its name and its place in the order', async () => {
  const [old = '', next = ''] = mine.accounts
  await name('Holiday')
  await arrange([next, old])
  await database().update(accounts).set({ nickname: null, position: null }).where(eq(accounts.id, next))
  const [successor] = await database().select().from(accounts).where(eq(accounts.id, next))
  if (!successor) throw new Error('no successor')
  await database().transaction((db) => takePlace(db, successor, old))
  expect(await list()).toMatchObject([{ id: next, nickname: 'Holiday', position: 1 }])
})
