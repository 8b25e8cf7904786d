import { readdirSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest'
import { readEnv } from '@/lib/env/read-env'
import { createPostgresDatabase, openTestDatabase } from '@/lib/testing/database'
import { ForeignDatabaseError, stampInstallation, stampSimulator, stampStripeAccount } from './installation'
import { migrate } from './migrate'
import { type OpenDatabase, openDatabase } from './open-database'

let opened: OpenDatabase
beforeAll(async () => {
  opened = await openTestDatabase()
})
afterAll(() => opened.close())

it('gives big whole numbers as numbers, on both databases', async () => {
  const { rows } = await opened.db.execute(sql`select 123456789012::bigint as cents, count(*) as n from leases`)
  expect(rows).toEqual([{ cents: 123456789012, n: 0 }])
})

it('searches by parts of words', async () => {
  const { rows } = await opened.db.execute(sql`select similarity('groceries', 'grocer') > 0.5 as alike`)
  expect(rows).toEqual([{ alike: true }])
})

it('migrates nothing twice', async () => {
  expect(await migrate(opened)).toEqual([])
})

it('undoes a transaction that failed', async () => {
  const attempt = opened.db.transaction(async (transaction) => {
    await transaction.execute(sql`create table half (id int)`)
    throw new Error('changed my mind')
  })
  await expect(attempt).rejects.toThrow('changed my mind')
  const { rows } = await opened.db.execute(sql`select to_regclass('half') as half`)
  expect(rows).toEqual([{ half: null }])
})

it('belongs to the mode that first used it', async () => {
  await stampInstallation(opened.db, 'simulator')
  await stampInstallation(opened.db, 'simulator')
  await expect(stampInstallation(opened.db, 'live')).rejects.toThrow(
    /holds simulator data and cannot be used in live mode/,
  )
})

it('belongs to the simulator that first used it, and another one is told how instances share one', async () => {
  const several = await Promise.allSettled(['one', 'other'].map((id) => stampSimulator(opened.db, id)))
  expect(several.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const first = several[0]?.status === 'fulfilled' ? 'one' : 'other'
  await stampSimulator(opened.db, first)
  const refused = stampSimulator(opened.db, 'a third')
  await expect(refused).rejects.toThrow(ForeignDatabaseError)
  for (const words of ['npm run simulator -- --port 12111', 'STRIPE_SECRET_KEY=sk_test_', 'STRIPE_API_BASE=http://']) {
    await expect(refused).rejects.toThrow(words)
  }
})

it('belongs to the Stripe account that first used it', async () => {
  await stampStripeAccount(opened.db, 'one')
  await stampStripeAccount(opened.db, 'one')
  await expect(stampStripeAccount(opened.db, 'another')).rejects.toThrow(/another Stripe account/)
})

if (inject('testDatabase').kind === 'postgres') {
  it('migrates once when several instances start at once', async () => {
    const url = await createPostgresDatabase()
    const first = openDatabase({ url })
    await first.db.execute(sql.raw('drop schema drizzle, public, auth cascade; create schema public'))
    const instances = [first, ...Array.from({ length: 4 }, () => openDatabase({ url }))]
    await Promise.all(instances.map(migrate))
    const { rows } = await first.db.execute(sql`select count(*) as n from drizzle.__drizzle_migrations`)
    const written = readdirSync('lib/db/migrations').filter((file) => file.endsWith('.sql'))
    await Promise.all(instances.map((instance) => instance.close()))
    expect(rows).toEqual([{ n: written.length }])
  })

  it('ends a transaction whose connection is lost between two statements, and nothing else', async () => {
    globalThis.tidewaterEnv = readEnv({ LOG_LEVEL: 'silent' })
    const url = await createPostgresDatabase()
    const [unlucky, other] = [openDatabase({ url }), openDatabase({ url })]
    const connections = sql`from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
    const attempt = unlucky.db.transaction(async (transaction) => {
      await transaction.execute(sql`select 1`)
      await other.db.execute(sql`select pg_terminate_backend(pid) ${connections}`)
      const left = async () => (await other.db.execute(sql`select pid ${connections}`)).rows
      await vi.waitFor(async () => expect(await left()).toEqual([]), { timeout: 20_000 })
      await transaction.execute(sql`select 2`)
    })
    await expect(attempt).rejects.toThrow()
    const again = async () => (await unlucky.db.execute(sql`select 3 as answer`)).rows
    await vi.waitFor(async () => expect(await again()).toEqual([{ answer: 3 }]), { timeout: 20_000 })
    await Promise.all([unlucky.close(), other.close()])
    globalThis.tidewaterEnv = undefined
  })
}
