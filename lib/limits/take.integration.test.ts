import { afterAll, beforeAll, expect, test } from 'vitest'
import { database } from '@/lib/db/client'
import { type OpenDatabase, openDatabase } from '@/lib/db/open-database'
import { connections } from '@/lib/http/client-address'
import { createPostgresDatabase } from '@/lib/testing/database'
import { startTestProduct } from '@/lib/testing/product'
import { takeToken } from './bucket'
import { forgetFullLimits } from './forget-limits'
import { limits } from './table'
import { type Asker, takeFrom } from './take'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startTestProduct()
})
afterAll(() => stop())

const start = 1_800_000_000_000
const minute = 60_000
let askers = 0
const anybody = () => `person-${askers++}@example.test`

/** Asks from this address as often at this moment, and gives how many were let through. */
async function passed(asked: number, asker: Asker, options: { at?: number; from?: string; says?: string } = {}) {
  const connection = { socketAddress: options.from ?? `198.51.100.${askers++}`, forwardedFor: options.says ?? '' }
  const takes = Array.from({ length: asked }, () =>
    connections().run(connection, () => takeFrom('sign-in', asker, start + (options.at ?? 0))),
  )
  return (await Promise.allSettled(takes)).filter(({ status }) => status === 'fulfilled').length
}

test('a person may so often, wherever they ask from, and again as time passes', async () => {
  const asker = { email: anybody() }
  expect(await passed(8, asker)).toBe(8)
  expect(await passed(8, asker)).toBe(2)
  expect(await passed(8, asker, { at: 3 * minute })).toBe(2)
  expect(await passed(30, asker, { at: 60 * minute })).toBe(10)
})

test('an address may so often, whoever is named there and whatever it says of itself', async () => {
  const from = '203.0.113.1'
  let through = 0
  for (let n = 0; n < 6; n++) through += await passed(10, { email: anybody() }, { from, says: `192.0.2.${n}` })
  expect(through).toBe(50)
})

test('an address that may no more uses up nobody’s', async () => {
  const [asker, from] = [{ email: anybody() }, '203.0.113.2']
  for (let n = 0; n < 5; n++) await passed(10, { email: anybody() }, { from })
  expect(await passed(10, asker, { from })).toBe(0)
  expect(await passed(10, asker)).toBe(10)
})

test('what did not count is given back', async () => {
  const asker = { email: anybody() }
  for (let n = 0; n < 12; n++) {
    const giveBack = await takeFrom('sign-in', asker, start)
    await giveBack()
  }
  expect(await passed(12, asker)).toBe(10)
})

test('is told in words, with the seconds until it makes sense again', async () => {
  const userId = 'nobody'
  const take = (at: number) => takeFrom('export', { userId }, start + at)
  for (let n = 0; n < 5; n++) await take(0)
  await expect(take(0)).rejects.toMatchObject({
    status: 429,
    code: 'rate_limited',
    message: 'Too many attempts. Try again in 12 minutes.',
    retryAfterSeconds: 720,
  })
  await expect(take(690_000)).rejects.toMatchObject({
    message: 'Too many attempts. Try again in a minute.',
    retryAfterSeconds: 30,
  })
  await expect(take(720_000)).resolves.toBeDefined()
})

test('neither an address nor an e-mail address is kept as it is', async () => {
  const email = anybody()
  await passed(1, { email }, { from: '203.0.113.77' })
  const kept = JSON.stringify(await database().select().from(limits))
  expect(kept).not.toContain(email)
  expect(kept).not.toContain('203.0.113.77')
})

test('is forgotten when it is full again, and not before', async () => {
  const count = async (name: string) =>
    (await database().select().from(limits)).filter((row) => row.name === name).length
  await takeFrom('reveal', { userId: 'somebody' })
  await takeFrom('reset', { email: anybody() }, start - 24 * 60 * minute * 365 * 30)
  await forgetFullLimits()
  expect([await count('reveal'), await count('reset')]).toEqual([2, 0])
})

test('two instances share what is left', async ({ task }) => {
  const bucket = { name: 'sign-in', subject: `user:${task.id}`, rate: { capacity: 100, perSeconds: 100 } }
  const instances = await twoInstances()
  let through = 0
  for (let second = 0; second <= 60; second++) {
    const takes = instances.flatMap(({ db }) => [1, 2].map(() => takeToken(db, bucket, start + second * 1000)))
    through += (await Promise.all(takes)).filter(Boolean).length
  }
  // 244 were asked for: a burst of a hundred, and one for each second.
  expect(through).toBe(160)
  for (const { close } of instances) await close()
})

/** On Postgres two pools on one database; PGlite belongs to one process, where two share one by nature. */
async function twoInstances(): Promise<Pick<OpenDatabase, 'db' | 'close'>[]> {
  const url = await createPostgresDatabase().catch(() => null)
  if (url === null) return [1, 2].map(() => ({ db: database(), close: async () => undefined }))
  return [1, 2].map(() => openDatabase({ url }))
}
