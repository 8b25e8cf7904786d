import { asc, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, expectTypeOf, it } from 'vitest'
import type { OpenDatabase } from '@/lib/db/open-database'
import { withRequestId } from '@/lib/http/request-id'
import { openTestDatabase } from '@/lib/testing/database'
import { genesisHash } from './chain'
import { type Deed, record } from './record'
import { auditLog } from './table'

let opened: OpenDatabase
beforeAll(async () => {
  opened = await openTestDatabase()
})
afterAll(() => opened.close())

const deed = (subject: string): Deed => ({ actor: 'system', action: 'account.link', subject })
const rows = () => opened.db.select().from(auditLog).orderBy(asc(auditLog.id))

it('adds rows of many writers one after another without a gap, each with the hash of the one before', async () => {
  const writers = Array.from({ length: 12 }, (_, index) =>
    opened.db.transaction(async (transaction) => {
      await record(transaction, deed(`fca_${index}`))
      if (index % 3 === 0) throw new Error('changed my mind')
    }),
  )
  await Promise.allSettled(writers)
  const all = await rows()
  expect(all.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  expect(all.map(({ previousHash }) => previousHash)).toEqual([
    genesisHash,
    ...all.slice(0, -1).map(({ hash }) => hash),
  ])
})

it('compiles only with names that its page has words for', () => {
  type Said = { reason: string; colour: string }
  expectTypeOf<Pick<Said, 'reason'>>().toExtend<Deed<Pick<Said, 'reason'>>['detail']>()
  expectTypeOf<Said>().not.toExtend<Deed<Said>['detail']>()
})

it('names the person, the holder and the request', async () => {
  const actor = { userId: 'user_1', role: 'support' as const }
  await withRequestId('req_1', () =>
    record(opened.db, { actor, action: 'owner.reveal', subject: 'fcaown_1', holderId: 'holder_1' }),
  )
  const row = (await rows()).at(-1)
  expect(row).toMatchObject({ actor: 'user_1', actorRole: 'support', holderId: 'holder_1', requestId: 'req_1' })
})

it.each([
  "update audit_log set subject = 'fca_other' where id = 1",
  'delete from audit_log where id = 1',
  'truncate audit_log',
  'update audit_head set last_id = 1',
  'delete from audit_head',
  'truncate audit_head',
])('refuses to %s', async (statement) => {
  const before = await rows()
  await expect(opened.db.execute(sql.raw(statement))).rejects.toMatchObject({
    cause: { message: expect.stringContaining('append-only') },
  })
  expect(await rows()).toEqual(before)
})
