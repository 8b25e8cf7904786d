import net from 'node:net'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { readEnv } from '@/lib/env/read-env'
import { createPostgresDatabase, openTestDatabase } from '@/lib/testing/database'
import { type OpenDatabase, openDatabase } from './open-database'

beforeAll(() => {
  globalThis.tidewaterEnv = readEnv({ LOG_LEVEL: 'silent' })
})
afterAll(() => {
  globalThis.tidewaterEnv = undefined
})

const question = sql`select 1 as answer`

it('goes on after a transaction that could not be begun', async () => {
  const { opened, close } = await openThroughLine()
  const lost = await Promise.allSettled(Array.from({ length: 12 }, () => opened.db.transaction(async () => 'never')))
  expect(lost.map(({ status }) => status)).toEqual(Array(12).fill(inTheMiddle))
  expect((await opened.db.execute(question)).rows).toEqual([{ answer: 1 }])
  await close()
})

const isPostgres = inject('testDatabase').kind === 'postgres'
/** The embedded database has no line that could be cut. */
const inTheMiddle = isPostgres ? 'rejected' : 'fulfilled'

/** A database behind a line that is cut as soon as a transaction is begun. */
async function openThroughLine(): Promise<{ opened: OpenDatabase; close: () => Promise<void> }> {
  if (!isPostgres) {
    const opened = await openTestDatabase()
    return { opened, close: () => opened.close() }
  }
  const url = new URL(await createPostgresDatabase())
  const { hostname, port } = url
  const line = net.createServer((near) => {
    const far = net.connect(Number(port), hostname)
    near.on('data', (bytes) => (bytes.includes('begin') ? near.destroy() : far.write(bytes)))
    near.on('close', () => far.destroy())
    far.pipe(near)
    for (const end of [near, far]) end.on('error', () => undefined)
  })
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve))
  const address = line.address()
  url.port = String(typeof address === 'object' ? address?.port : '')
  const opened = openDatabase({ url: url.href })
  return {
    opened,
    close: async () => {
      await opened.close()
      line.close()
    },
  }
}
