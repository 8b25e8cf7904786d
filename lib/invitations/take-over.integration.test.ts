import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { z } from 'zod'
import { sessionOf } from '@/lib/auth/session-viewer'
import { users } from '@/lib/auth/table'
import { database } from '@/lib/db/client'
import { askRoute } from '@/lib/testing/app-routes'
import { cookieOf, makePerson, startTestProduct } from '@/lib/testing/product'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startTestProduct()
})
afterAll(() => stop())

const made = z.object({ link: z.string() })
const person = { name: 'Hazel Birch', password: 'a quiet harbour at dusk' }

async function letIn(): Promise<string> {
  const { cookie } = await makePerson('support')
  const invitation = { name: 'Hazel Ash', permissions: ['balances'] }
  const { link } = made.parse((await askRoute('/api/invitations', { cookie, body: invitation })).body)
  const token = link.split('/').at(-1)
  return cookieOf((await askRoute('/api/invitations/acceptance', { cookie: '', body: { token } })).headers)
}

const isPostgres = inject('testDatabase').kind === 'postgres'

test('an address that somebody else is just taking is refused', async () => {
  const [cookie, email, id] = [await letIn(), `${randomUUID()}@example.test`, randomUUID()]
  const body = { ...person, email }
  const { takeover } = await database().transaction(async (db) => {
    await db.insert(users).values({ id, name: 'Rowan Ash', email })
    const takeover = askRoute('/api/guest/takeover', { cookie, body })
    // Where only one at a time may write there is nobody to wait for.
    if (isPostgres) await vi.waitFor(async () => expect(await waiting()).toHaveLength(1), { timeout: 20_000 })
    return { takeover }
  })
  expect(await takeover).toMatchObject({ status: 409, body: { error: { param: 'email' } } })
})

test('with an address of somebody else’s or a common password nothing is taken over, and a guest stays one', async () => {
  const [cookie, somebody] = [await letIn(), await makePerson('customer')]
  const takeOver = (body: object) => askRoute('/api/guest/takeover', { cookie, body })
  const refused = await takeOver({ ...person, email: somebody.email })
  expect(refused).toMatchObject({ status: 409, body: { error: { code: 'already_exists', param: 'email' } } })
  const weak = await takeOver({ ...person, email: 'free@example.test', password: 'password123' })
  expect(weak).toMatchObject({ status: 400, body: { error: { param: 'password' } } })
  expect(await sessionOf(new Headers({ cookie }))).toMatchObject({ isGuest: true })
})

async function waiting(): Promise<unknown[]> {
  const { rows } = await database().execute(
    sql`select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  )
  return rows
}
