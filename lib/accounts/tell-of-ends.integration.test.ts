import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { users } from '@/lib/auth/table'
import { bankNow, setBankClock } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { messages } from '@/lib/mail/table'
import { simulator } from '@/lib/stripe/simulator'
import { pull } from '@/lib/sync/pull'
import { askRoute } from '@/lib/testing/app-routes'
import { makePerson, startTestProduct } from '@/lib/testing/product'
import { control, letBanksAnswer, linkBank } from '@/lib/testing/simulated-bank'
import { tellOfEnds } from './tell-of-ends'

let stop: () => Promise<void>
let me: Awaited<ReturnType<typeof makePerson>>

beforeAll(async () => {
  stop = await startTestProduct()
  setBankClock((await simulator()).now)
})
afterAll(() => {
  setBankClock(undefined)
  return stop()
})
beforeEach(async () => {
  me = await makePerson('customer')
})

const daySeconds = 86_400
const inDays = (days: number) => Math.floor(bankNow() / 1000) + days * daySeconds
const daysPass = (days: number) => control('clock', { advance_seconds: days * daySeconds })

async function link(institution = 'Bank (OAuth)', accounts = ['Everyday', 'Card']): Promise<string[]> {
  const wishes = { permissions: ['balances'], prefetch: ['balances'] }
  const { accounts: ids } = await linkBank(me.cookie, { institution, accounts }, wishes)
  await letBanksAnswer()
  for (const id of ids) await pull(id)
  return ids
}

async function endIn(ids: string[], days: number, action = 'relink_required'): Promise<void> {
  const active = { expected_deactivation_date: inDays(days), cause: 'access_expired', action }
  for (const id of ids) {
    await control(`accounts/${id}`, { status_details: { active } })
    await pull(id)
  }
}

/** What they were written since, in the order of writing, after the job has looked twice. */
async function written() {
  await Promise.all([tellOfEnds(), tellOfEnds()])
  await tellOfEnds()
  const rows = await database()
    .select()
    .from(messages)
    .where(eq(messages.userId, me.userId))
    .orderBy(messages.createdAt)
  return rows.map(({ kind }) => kind)
}

test('an announced end is told once, again a week before, and when it has come', async () => {
  const ids = await link()
  expect(await written()).toEqual([])
  await endIn(ids, 28)
  expect(await written()).toEqual(['access_ends'])
  await daysPass(22)
  expect(await written()).toEqual(['access_ends', 'access_ends_soon'])
  await daysPass(7)
  for (const id of ids) await pull(id)
  expect(await written()).toEqual(['access_ends', 'access_ends_soon', 'access_ended'])
  const [first] = await database().select().from(messages).where(eq(messages.userId, me.userId))
  expect(first).toMatchObject({ recipient: me.email, link: expect.stringContaining('/link?account=fca_') })
  expect(first?.body).toMatch(/Bank \(OAuth\) lets Tidewater read (Everyday and Card|Card and Everyday) until/)
})

test('another date is told anew, and one within the week only as that', async () => {
  const ids = await link()
  await endIn(ids, 20)
  await endIn(ids, 25)
  expect(await written()).toEqual(['access_ends'])
  await endIn(ids, 5)
  expect(await written()).toEqual(['access_ends', 'access_ends_soon'])
})

test('is written in the language they last read in, with their day', async () => {
  await database()
    .update(users)
    .set({ language: 'es', preferences: { time_zone: 'America/Lima' } })
    .where(eq(users.id, me.userId))
  await endIn(await link(), 20)
  await written()
  const [message] = await database().select().from(messages).where(eq(messages.userId, me.userId))
  expect(message?.subject).toMatch(/^Su acceso en Bank \(OAuth\) termina el \S+ \d+ \S+/)
})

test('who switched it off is not written to, and finds nothing later of what was not said', async () => {
  expect((await askRoute('/api/preferences', { cookie: me.cookie, body: { account_mail: 'off' } })).status).toBe(200)
  await endIn(await link(), 20)
  expect(await written()).toEqual([])
  await askRoute('/api/preferences', { cookie: me.cookie, body: { account_mail: 'on' } })
  expect(await written()).toEqual(['access_ends'])
})

test('nothing is said of what its bank refused from the start, nor of an end that nothing would keep', async () => {
  await link('Test (Non-OAuth)', ['Failure'])
  await endIn(await link(), 20, 'none')
  expect(await written()).toEqual([])
})
