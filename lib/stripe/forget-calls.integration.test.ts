import { afterAll, beforeAll, expect, test } from 'vitest'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { startTestProduct } from '@/lib/testing/product'
import { forgetOldCalls } from './forget-calls'
import { stripeCalls } from './table'

const dayMs = 86_400_000

let stop: () => Promise<void>

beforeAll(async () => {
  stop = await startTestProduct()
})
afterAll(() => stop())

test('calls are kept for thirty days', async () => {
  const call = { actor: 'system', method: 'GET' }
  const daysAgo = (days: number) => ({ ...call, path: `/${days}`, startedAt: new Date(now() - days * dayMs) })
  await database()
    .insert(stripeCalls)
    .values([daysAgo(31), daysAgo(29), daysAgo(0)])
  await forgetOldCalls()
  const left = await database().select({ path: stripeCalls.path }).from(stripeCalls)
  expect(left.map(({ path }) => path).sort()).toEqual(['/0', '/29'])
})
