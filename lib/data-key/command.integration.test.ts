import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { desc, eq, sql } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest'
import { accountHolders } from '@/lib/account-holders/table'
import { accounts } from '@/lib/accounts/table'
import { auditLog } from '@/lib/audit/table'
import { type OpenDatabase, openDatabase } from '@/lib/db/open-database'
import { readEnv } from '@/lib/env/read-env'
import { createPostgresDatabase, layDatabase } from '@/lib/testing/database'
import { startProgram } from '../../e2e/support/program'
import { keysInUse } from './rotate'
import { unseal } from './seal'

/** Each command reads the product's modules anew. */
vi.setConfig({ testTimeout: 90_000 })

const isPostgres = inject('testDatabase').kind === 'postgres'
const home = mkdtempSync(join(tmpdir(), 'tidewater-data-key-'))
const folder = join(home, 'simulator', 'postgres')
const keyOf = (byte: number) => Buffer.alloc(32, byte).toString('base64')
const [first, second] = [`first:${keyOf(1)}`, `second:${keyOf(2)}`]
let environment: Record<string, string> = { DATA_DIR: home }
let open = (): OpenDatabase => openDatabase({ folder })

/** The program itself, since a script that starts it would die in its place. */
const rotate = (DATA_KEY: string) =>
  startProgram('--conditions=react-server', ['--import=tsx', 'scripts/data-key/command.ts', 'rotate'], {
    ...environment,
    DATA_KEY,
  })

async function look<T>(work: (server: OpenDatabase) => Promise<T>): Promise<T> {
  const server = open()
  await server.ready
  const found = await work(server)
  await server.close()
  return found
}

/** Whoever wants to seal this one waits until the connection ends. */
async function hold(id: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: environment.DATABASE_URL })
  await client.connect()
  await client.query('begin')
  await client.query('select from accounts where id = $1 for update', [id])
  return client
}

const batch = 200
const many = 3 * batch
const idOf = (row: number) => `fca_${String(row).padStart(4, '0')}`

beforeAll(async () => {
  if (isPostgres) {
    const url = await createPostgresDatabase()
    environment = { DATA_DIR: home, DATABASE_URL: url, AUTH_SECRET: 'a'.repeat(40) }
    open = () => openDatabase({ url })
  } else await layDatabase(folder)
  await look(async (server) => {
    const [holder] = await server.db.insert(accountHolders).values({ type: 'customer' }).returning()
    const same = { holderId: holder?.id ?? '', status: 'active', institutionName: 'Bank', category: 'cash' }
    const rows = Array.from({ length: many }, (_, index) => ({ id: idOf(index), raw: { plain: index } }))
    const rest = { subcategory: 'checking', permissions: [], subscriptions: [], linkedAt: new Date() }
    await server.db.insert(accounts).values(rows.map((row) => ({ ...same, ...rest, ...row })))
  })
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

it('ends right when it was killed between two batches and is started again', async () => {
  const held = isPostgres ? await hold(idOf(batch)) : null
  const killed = rotate(first)
  await killed.printed(`${batch} sealed`)
  await killed.stop('SIGKILL')
  await held?.end()
  const open = await look(({ db }) => db.$count(accounts, sql`${accounts.raw} ? 'plain'`))
  // On the embedded database nothing can hold it up, and it may have come further: by whole batches.
  expect(isPostgres ? open : open % batch).toBe(isPostgres ? many - batch : 0)
  expect(await rotate(`${second},${first}`).ended).toMatchObject({ code: 0, stderr: '' })
  await look(async ({ db }) => {
    expect((await keysInUse(db)).map(({ key }) => key)).toEqual(['second'])
    for (const row of [0, many - 1]) {
      const id = idOf(row)
      const [stored] = await db.select({ raw: accounts.raw }).from(accounts).where(eq(accounts.id, id))
      const { dataKeys } = readEnv({ DATA_KEY: second })
      expect(unseal({ table: 'accounts', column: 'raw', row: id }, stored?.raw ?? {}, dataKeys)).toEqual({ plain: row })
    }
    const [last] = await db.select().from(auditLog).orderBy(desc(auditLog.id))
    expect(last).toMatchObject({ action: 'data_key.rotate', subject: 'second', detail: { objects: many } })
  })
})

it(isPostgres ? 'runs beside a server' : 'says to stop the server first', () =>
  look(async () => {
    const beside = isPostgres
      ? { code: 0, stderr: '' }
      : { code: 1, stderr: expect.stringMatching(/^Stop the server first\./) }
    expect(await rotate(second).ended).toMatchObject(beside)
  }),
)

it('seals nothing without a key', async () => {
  const { code, stderr } = await startProgram('scripts/data-key.mjs', ['rotate'], environment).ended
  expect({ code, stderr }).toEqual({ code: 1, stderr: 'DATA_KEY is not set: there is no key to seal with.\n' })
})
