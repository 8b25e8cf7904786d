import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { readMigrationState } from '@/lib/db/migrate'
import type { OpenDatabase } from '@/lib/db/open-database'
import { openTestDatabase } from './database'

let first: OpenDatabase
let second: OpenDatabase

beforeAll(async () => {
  first = await openTestDatabase()
  second = await openTestDatabase()
})

afterAll(async () => {
  await first.close()
  await second.close()
})

test('is the database the project is named after', () => {
  expect(first.kind).toBe(inject('testDatabase').kind)
})

test('has every migration', async () => {
  const { applied, latest } = await readMigrationState(first.db)
  expect(latest).not.toBeNull()
  expect(applied).toBe(latest)
})

test('shares nothing with another one', async () => {
  await first.db.execute(sql`create table mine (id int)`)
  await expect(second.db.execute(sql`select * from mine`)).rejects.toThrow()
})
