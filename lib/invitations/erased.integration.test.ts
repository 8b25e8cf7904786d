import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { accountHolders } from '@/lib/account-holders/table'
import { database } from '@/lib/db/client'
import { askRoute } from '@/lib/testing/app-routes'
import { makePerson, startTestProduct } from '@/lib/testing/product'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startTestProduct()
})
afterAll(() => stop())

const made = z.object({ link: z.string() })

async function knownHolder(): Promise<string> {
  const customer = `cus_${randomUUID().replaceAll('-', '')}`
  const [row] = await database().insert(accountHolders).values({ type: 'customer', customer }).returning()
  return row?.id ?? ''
}

test('who asked for deletion is not invited, nor let in by what was sent before', async () => {
  const [{ cookie: support }, { cookie: admin }] = [await makePerson('support'), await makePerson('admin')]
  const holder = await knownHolder()
  const invite = () => askRoute('/api/invitations', { cookie: support, body: { holder, permissions: ['balances'] } })
  const { link } = made.parse((await invite()).body)
  const body = { reason: 'asked_in_writing' }
  expect(await askRoute(`/api/account-holders/${holder}/deletion`, { cookie: admin, body })).toMatchObject({
    status: 200,
  })
  const gone = { status: 404, body: { error: { message: 'This was deleted here.' } } }
  expect(await invite()).toMatchObject(gone)
  const token = link.split('/').at(-1)
  expect(await askRoute('/api/invitations/acceptance', { cookie: '', body: { token } })).toMatchObject(gone)
  expect(await database().$count(accountHolders, eq(accountHolders.id, holder))).toBe(1)
})
