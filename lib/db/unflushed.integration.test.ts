import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase } from '@/lib/testing/database'
import type { OpenDatabase } from './open-database'
import { unflushed } from './unflushed'

let opened: OpenDatabase
beforeAll(async () => {
  opened = await openTestDatabase()
})
afterAll(() => opened.close())

it('has only its own statement not wait for the disk', async () => {
  const { rows: own } = await opened.db.execute(sql`select ${unflushed} as setting`)
  expect(own).toEqual([{ setting: 'off' }])
  // One after the other they go over the same connection of the pool.
  const { rows: next } = await opened.db.execute(sql`select current_setting('synchronous_commit') as setting`)
  expect(next).toEqual([{ setting: 'on' }])
})
