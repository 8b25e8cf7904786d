import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest'
import { type OpenDatabase, openDatabase } from '@/lib/db/open-database'
import { readEnv } from '@/lib/env/read-env'
import { createPostgresDatabase, openTestDatabase } from '@/lib/testing/database'
import { StreamReader } from '@/lib/testing/read-stream'
import { type Live, makeLive } from './live'

const reader = { userId: 'somebody', role: 'customer' as const, holderId: 'holder', session: 'session' }
const changed = (id: string) => ({ kind: 'account' as const, id, holderId: 'holder' })

beforeAll(() => {
  globalThis.tidewaterEnv = readEnv({ LOG_LEVEL: 'silent' })
})
afterAll(() => {
  globalThis.tidewaterEnv = undefined
})

if (inject('testDatabase').kind === 'postgres') {
  describe('two instances on one database', () => {
    let databases: OpenDatabase[]
    let lives: Live[]

    beforeEach(async () => {
      const url = await createPostgresDatabase()
      databases = [openDatabase({ url }), openDatabase({ url })]
      lives = databases.map((opened) => makeLive(opened))
    })
    afterEach(async () => {
      await Promise.all(lives.map((live) => live.stop()))
      await Promise.all(databases.map((opened) => opened.close()))
    })

    async function listenToBoth(): Promise<StreamReader[]> {
      await Promise.all(lives.map((live) => hasBegun(live)))
      const readers = lives.map(({ streams }) => new StreamReader(new Response(streams.open(reader, null).body)))
      for (const each of readers) await nextOf(each, 'hello')
      return readers
    }

    test('what one announces both hear', async () => {
      const [first, second] = await listenToBoth()
      lives[0]?.announce(changed('fca_1'))
      expect(await nextOf(first, 'message')).toMatchObject({ data: '{"kind":"account","id":"fca_1"}' })
      expect(await nextOf(second, 'message')).toMatchObject({ data: '{"kind":"account","id":"fca_1"}' })
    })

    test('an instance knows whether it hears: what is said in another database never arrives', async () => {
      const [opened] = databases
      if (!opened) throw new Error('no database')
      const deaf = makeLive({ ...opened, url: await createPostgresDatabase() }, { heardWithinMs: 300 })
      await vi.waitFor(() => expect(deaf.isHeard).toBe(false), { timeout: 10_000 })
      await vi.waitFor(() => expect(lives.map(({ isHeard }) => isHeard)).toEqual([true, true]), { timeout: 10_000 })
      await deaf.stop()
    })

    test('a connection that the database ends is made again, and pages ask for everything', async () => {
      const [first, second] = await listenToBoth()
      const left = lives.map((live) => live.cursor())
      await databases[0]?.db.execute(
        sql`select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %' or query = 'select 1'`,
      )
      await Promise.all(lives.map((live, index) => hasBegun(live, new RegExp(`^${left[index]}$`))))
      for (const each of [first, second]) expect(await nextOf(each, 'resync')).toMatchObject({ name: 'resync' })
      lives[1]?.announce(changed('fca_2'))
      expect(await nextOf(first, 'message')).toMatchObject({ data: '{"kind":"account","id":"fca_2"}' })
    })
  })
}

test('one instance hears itself', async () => {
  const opened = await openTestDatabase()
  const live = makeLive(opened)
  if (opened.kind === 'postgres') await hasBegun(live)
  const stream = new StreamReader(new Response(live.streams.open(reader, live.cursor()).body))
  await nextOf(stream, 'hello')
  live.announce(changed('fca_1'))
  expect(await nextOf(stream, 'message')).toMatchObject({ data: '{"kind":"account","id":"fca_1"}' })
  await live.stop()
  await opened.close()
})

/** Its cursor moves when listening begins: what was painted before may have missed something. */
async function hasBegun(live: Live, before = /\.0$/): Promise<void> {
  await vi.waitFor(() => expect(live.cursor()).not.toMatch(before), { timeout: 10_000 })
}

async function nextOf(from: StreamReader | undefined, name: string) {
  for (;;) {
    const event = await from?.next()
    if (!event || event.name === name) return event
  }
}
