import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { auditLog } from '@/lib/audit/table'
import { hashOfToken } from '@/lib/auth/link-token'
import { staffInvitations, users, verifications } from '@/lib/auth/table'
import { type OpenDatabase, openDatabase } from '@/lib/db/open-database'
import { readEnv } from '@/lib/env/read-env'
import { messages } from '@/lib/mail/table'
import { createPostgresDatabase, layDatabase } from '@/lib/testing/database'
import { giveCommand } from '@/lib/testing/give-command'
import { startProgram } from '../../e2e/support/program'
import { admin } from '../../scripts/admin/admin'

const isPostgres = inject('testDatabase').kind === 'postgres'
const home = mkdtempSync(join(tmpdir(), 'tidewater-admin-'))
const folder = join(home, 'simulator', 'postgres')
let environment: Record<string, string> = { DATA_DIR: home }
let open = (): OpenDatabase => openDatabase({ folder })

const give = (...args: string[]) => giveCommand(admin, args)
const start = (...args: string[]) => startProgram('scripts/admin.mjs', args, environment).ended

beforeAll(async () => {
  if (isPostgres) {
    const url = await createPostgresDatabase()
    environment = { DATA_DIR: home, DATABASE_URL: url, AUTH_SECRET: 'a'.repeat(40) }
    open = () => openDatabase({ url })
  } else await layDatabase(folder)
  globalThis.tidewaterEnv = readEnv(environment)
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

it('prints a link that makes an admin, and nothing of it is stored but a hash', async () => {
  const { code, stdout } = await give('create', 'Boss@Example.test')
  const [, token = ''] = /http:\/\/localhost:3000\/join#(\S+)/.exec(stdout) ?? []
  expect([code, token]).toEqual([0, expect.stringMatching(/^[\w-]{32}\.[\w-]{43}$/)])
  const server = open()
  const rows = await server.db.select().from(staffInvitations)
  const written = await server.db.select().from(messages)
  await server.close()
  expect(rows).toEqual([
    expect.objectContaining({ email: 'boss@example.test', role: 'admin', tokenHash: hashOfToken(token) }),
  ])
  expect(written).toMatchObject([{ recipient: 'boss@example.test', link: null }])
})

it('prints a link to a new password, for whoever has a profile', async () => {
  const userId = 'keeper'
  const server = open()
  await server.db.insert(users).values({ id: userId, name: 'Keeper', email: 'keeper@example.test' })
  await server.close()
  const { code, stdout } = await give('reset', 'Keeper@Example.test')
  const [, token = ''] = /http:\/\/localhost:3000\/reset-password#(\S+)/.exec(stdout) ?? []
  expect([code, token]).toEqual([0, expect.stringMatching(/^[\w-]{32}\.[\w-]{43}$/)])
  const again = open()
  const stored = await again.db.select().from(verifications).where(eq(verifications.value, userId))
  const written = await again.db.select().from(auditLog).where(eq(auditLog.subject, userId))
  await again.db.delete(users)
  await again.close()
  expect(stored).toMatchObject([{ identifier: `handed password reset:${hashOfToken(token)}` }])
  expect(written).toMatchObject([{ actor: 'command', action: 'password.hand_link' }])
  expect(await give('reset', 'nobody@example.test')).toMatchObject({ code: 1, stderr: 'There is nobody like this.\n' })
})

it('lists the staff', async () => {
  expect(await start('list')).toMatchObject({ code: 0, stdout: expect.stringContaining('There is no staff yet') })
})

it('says what it can do, for anything else', async () => {
  const wrong = [[], ['create', 'nobody'], ['create', 'a@example.test', 'a password'], ['reset'], ['list', 'x']]
  for (const args of wrong) {
    expect(await give(...args)).toMatchObject({ code: 1, stderr: expect.stringContaining('npm run admin') })
  }
})

it(isPostgres ? 'runs beside a server' : 'says to stop the server first', async () => {
  const server = open()
  await server.ready
  const { code, stderr } = await start('list')
  await server.close()
  expect([code, stderr]).toEqual(isPostgres ? [0, ''] : [1, expect.stringContaining('Stop the server first')])
})
