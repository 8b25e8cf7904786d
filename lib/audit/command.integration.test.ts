import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { hashOf } from '@/lib/audit/chain'
import { record } from '@/lib/audit/record'
import { type OpenDatabase, openDatabase } from '@/lib/db/open-database'
import { readEnv } from '@/lib/env/read-env'
import { createPostgresDatabase, layDatabase } from '@/lib/testing/database'
import { giveCommand } from '@/lib/testing/give-command'
import { startProgram } from '../../e2e/support/program'
import { audit } from '../../scripts/audit/audit'

const isPostgres = inject('testDatabase').kind === 'postgres'
const home = mkdtempSync(join(tmpdir(), 'tidewater-audit-'))
const folder = join(home, 'simulator', 'postgres')
let environment: Record<string, string> = { DATA_DIR: home }
let open: () => OpenDatabase = () => openDatabase({ folder })

/** What a server does that was running while somebody gives the command, on Postgres; elsewhere it must be over. */
async function asServer(work: (server: OpenDatabase) => Promise<void>): Promise<void> {
  const server = open()
  await work(server)
  await server.close()
}

const give = (...args: string[]) => giveCommand(audit, args)
const start = (...args: string[]) => startProgram('scripts/audit.mjs', args, environment).ended

beforeAll(async () => {
  if (isPostgres) {
    const url = await createPostgresDatabase()
    environment = { DATA_DIR: home, DATABASE_URL: url, AUTH_SECRET: 'a'.repeat(40) }
    open = () => openDatabase({ url })
  } else await layDatabase(folder)
  globalThis.tidewaterEnv = readEnv(environment)
  await asServer(async (server) => {
    for (const subject of ['fca_1', 'fca_2']) {
      await record(server.db, { actor: 'system', action: 'account.link', subject })
    }
  })
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

it('ends with 0 and the end of the log to be noted, which it then holds the log to', async () => {
  const first = await give('verify')
  expect(first).toMatchObject({ code: 0, stderr: '' })
  const note = /2:[0-9a-f]{64}/.exec(first.stdout)?.[0] ?? ''
  expect(await give('verify', '--known', note)).toMatchObject({ code: 0 })
  const another = `2:${'0'.repeat(64)}`
  expect(await give('verify', '--known', another)).toMatchObject({ code: 1, stderr: expect.stringContaining('Row 2') })
})

it('prints the log as JSON lines that anybody can check', async () => {
  const { code, stdout } = await start('export')
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(code).toBe(0)
  expect(rows.map(({ subject }) => subject)).toEqual(['fca_1', 'fca_2'])
  expect(rows.map(hashOf)).toEqual(rows.map(({ hash }) => hash))
})

it('says what it can do, for anything else', async () => {
  const wrong = [[], ['erase'], ['verify', '--all'], ['export', 'x']]
  for (const args of wrong) {
    expect(await give(...args)).toMatchObject({ code: 1, stderr: expect.stringContaining('verify') })
  }
})

it(isPostgres ? 'runs beside a server' : 'says to stop the server first', () =>
  asServer(async (server) => {
    await server.ready
    const beside = isPostgres
      ? { code: 0, stderr: '' }
      : { code: 1, stderr: expect.stringMatching(/^Stop the server first\./) }
    expect(await start('verify')).toMatchObject(beside)
  }),
)

it('ends with 1 and names the row that was changed', async () => {
  await asServer(async ({ db }) => {
    await db.execute(sql`alter table audit_log disable trigger user`)
    await db.execute(sql`update audit_log set subject = 'fca_3' where id = 1`)
  })
  expect(await give('verify')).toMatchObject({ code: 1, stderr: 'Row 1 was changed.\n' })
})
