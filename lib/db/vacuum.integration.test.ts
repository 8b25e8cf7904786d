import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestProduct } from '@/lib/testing/product'
import { database, productDatabase } from './client'
import { vacuum } from './vacuum'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startTestProduct()
})
afterAll(() => stop())

test('what updates leave behind is cleared away where no server does it', async () => {
  await database().execute(sql`create table tide (height int)`)
  await database().execute(sql`insert into tide select generate_series(1, 1000)`)
  const size = async () => {
    for (let round = 0; round < 10; round++) {
      await database().execute(sql`update tide set height = height + 1`)
      await vacuum()
    }
    const { rows } = await database().execute(sql`select pg_relation_size('tide') / 8192 as pages`)
    return Number(rows[0]?.pages)
  }
  const pages = await size()
  // One life takes 5 pages; ten of them lie on top of each other where nothing is cleared.
  if (productDatabase().kind === 'pglite') expect(pages).toBeLessThan(20)
  else expect(pages).toBeGreaterThan(20)
})
