import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenDatabase } from '@/lib/db/open-database'
import { openTestDatabase } from '@/lib/testing/database'
import { type Priority, takeToken } from './quota'

let opened: OpenDatabase

beforeAll(async () => {
  opened = await openTestDatabase()
})
afterAll(() => opened.close())

const start = 1_800_000_000_000
let buckets = 0

/** A bucket of its own: asks this often at this moment, and gives how many were let through. */
function bucket(perSecond = 20) {
  const name = `bucket-${buckets++}`
  return async (asked: number, at: number, priority: Priority = 'customer') => {
    const takes = Array.from({ length: asked }, () => takeToken(opened.db, { name, perSecond }, priority, start + at))
    return (await Promise.all(takes)).filter(Boolean).length
  }
}

test('a second of the quota passes at once, whoever asks at the same time, and then as much as time brings', async () => {
  const take = bucket()
  expect(await take(30, 0)).toBe(20)
  expect(await take(5, 0)).toBe(0)
  expect(await take(30, 500)).toBe(10)
  expect(await take(30, 60_500)).toBe(20)
})

test('in any ten seconds it lets through ten seconds of the quota and one burst', async () => {
  const take = bucket()
  let passed = 0
  for (let at = 0; at <= 10_000; at += 500) passed += await take(25, at)
  expect(passed).toBe(20 + 200)
})

test('whoever matters less leaves room for whoever matters more', async () => {
  const take = bucket()
  expect(await take(30, 0, 'sweep')).toBe(10)
  expect(await take(30, 0, 'system')).toBe(5)
  expect(await take(30, 0, 'staff')).toBe(3)
  expect(await take(30, 0, 'customer')).toBe(2)
})

test('the smallest quota still has a turn for a sweep', async () => {
  const take = bucket(1)
  expect(await take(2, 0)).toBe(2)
  expect(await take(1, 1_000, 'sweep')).toBe(0)
  expect(await take(1, 2_000, 'sweep')).toBe(1)
})

test('an instance whose clock is behind neither fills the bucket nor lets another fill it twice', async () => {
  const take = bucket()
  expect(await take(30, 5_000)).toBe(20)
  expect(await take(30, 0)).toBe(0)
  expect(await take(30, 5_000)).toBe(0)
})
