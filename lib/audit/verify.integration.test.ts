import { type SQL, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database, OpenDatabase } from '@/lib/db/open-database'
import { openTestDatabase } from '@/lib/testing/database'
import { hashOf } from './chain'
import { readEntries } from './read-entries'
import { record } from './record'
import { verifyChain } from './verify'

let opened: OpenDatabase
beforeAll(async () => {
  opened = await openTestDatabase()
  for (const subject of ['fca_1', 'fca_2', 'fca_3']) {
    const actor = { userId: 'user_1', role: 'support' as const }
    const detail = { reason: 'fraud', field: 'name', features: ['balance', 'transactions'], objects: 10 }
    await record(opened.db, { actor, action: 'account.refresh', subject, holderId: 'holder_1', detail })
  }
})
afterAll(() => opened.close())

class Undo extends Error {}

/** As somebody does who may do everything on the database; undone afterwards. */
async function tampered(statements: SQL[], look: (db: Database) => Promise<void>): Promise<void> {
  const attempt = opened.db.transaction(async (db) => {
    await db.execute(sql`alter table audit_log disable trigger user`)
    await db.execute(sql`alter table audit_head disable trigger user`)
    for (const statement of statements) await db.execute(statement)
    await look(db)
    throw new Undo()
  })
  await expect(attempt).rejects.toThrow(Undo)
}

const expectBroken = (statement: SQL, broken: string) =>
  tampered([statement], async (db) => expect(await verifyChain(db)).toEqual({ broken }))

it('finds nothing in a log that nobody touched, and says its end to be noted', async () => {
  expect(await verifyChain(opened.db)).toEqual({
    broken: null,
    last: { id: 3, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
  })
})

it.each([
  sql`update audit_log set at = at + interval '1 microsecond' where id = 2`,
  sql`update audit_log set actor = 'user_2' where id = 2`,
  sql`update audit_log set actor_role = 'admin' where id = 2`,
  sql`update audit_log set action = 'account.unsubscribe' where id = 2`,
  sql`update audit_log set subject = 'fca_3' where id = 2`,
  sql`update audit_log set holder_id = null where id = 2`,
  sql`update audit_log set detail = jsonb_set(detail, '{reason}', '"frauD"') where id = 2`,
  sql`update audit_log set request_id = 'req_1' where id = 2`,
  sql`update audit_log set hash = overlay(hash placing 'x' from 7) where id = 2`,
])('names a row of which one byte was changed: %#', (statement) => expectBroken(statement, 'Row 2 was changed.'))

it('names a row that was hung elsewhere', () =>
  expectBroken(sql`update audit_log set previous_hash = hash where id = 2`, 'Row 2 does not follow row 1.'))

it('names the row after one that was written anew with a hash of its own', () =>
  tampered([sql`update audit_log set subject = 'fca_3' where id = 2`], async (db) => {
    for await (const entry of readEntries(db)) {
      if (entry.id !== 2) continue
      const hash = hashOf(entry)
      await db.execute(sql`update audit_log set hash = ${hash} where id = 2`)
      expect(await verifyChain(db)).toEqual({ broken: 'Row 3 does not follow row 2.' })
      await db.execute(sql`update audit_log set previous_hash = ${hash} where id = 3`)
    }
    expect(await verifyChain(db)).toEqual({ broken: 'Row 3 was changed.' })
  }))

it.each([
  { taken: 'id = 1', broken: 'Row 1 is missing.' },
  { taken: 'id = 2', broken: 'Row 2 is missing.' },
  { taken: 'id > 1', broken: 'Rows 2 to 3 are missing.' },
  { taken: 'true', broken: 'Rows 1 to 3 are missing.' },
])('names what was taken out: $taken', ({ taken, broken }) =>
  expectBroken(sql.raw(`delete from audit_log where ${taken}`), broken),
)

it('says that the end of the log is kept no more', () =>
  expectBroken(sql`delete from audit_head`, 'The end of the log is not kept: its row was taken out.'))

it('knows by a note of its end that the log was cut or written anew, where the rest of it looks whole', async () => {
  const before = await verifyChain(opened.db)
  const known = before.broken === null ? before.last : undefined
  const cut = [
    sql`delete from audit_log where id = 3`,
    sql`update audit_head set (last_id, last_hash) = (select id, hash from audit_log where id = 2)`,
  ]
  await tampered(cut, async (db) => {
    expect(await verifyChain(db)).toMatchObject({ broken: null })
    expect(await verifyChain(db, known)).toEqual({ broken: 'Row 3 is missing.' })
    await record(db, { actor: 'system', action: 'account.refresh', subject: 'fca_3' })
    expect(await verifyChain(db, known)).toEqual({ broken: 'Row 3 is another than the one that was noted.' })
  })
})
