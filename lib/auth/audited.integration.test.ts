import { asc, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { auditLog } from '@/lib/audit/table'
import { database } from '@/lib/db/client'
import { cookieOf, startTestProduct } from '@/lib/testing/product'
import { signIn, signOut, signUp } from './sessions'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startTestProduct()
})
afterAll(() => stop())

const person = { name: 'A customer', email: 'a-customer@example.test', password: 'correct horse battery' }

it('says who signed up, in and out, by ids alone', async () => {
  const { userId } = await signUp(new Headers(), person)
  const { cookies } = await signIn(new Headers(), person)
  await signOut(new Headers({ cookie: cookieOf(cookies) }))
  const rows = await database().select().from(auditLog).where(eq(auditLog.actor, userId)).orderBy(asc(auditLog.id))
  expect(rows.map(({ action }) => action).sort()).toEqual([
    'session.end',
    'session.start',
    'session.start',
    'user.sign_up',
  ])
  expect(rows.at(-1)).toMatchObject({ action: 'session.end', actorRole: 'customer' })
  expect(JSON.stringify(rows)).not.toMatch(/customer@|A customer/)
})

it('lets nobody in whose row cannot be written', async () => {
  await database().execute(sql`alter table audit_log rename to audit_log_away`)
  await expect(signIn(new Headers(), person)).rejects.toThrow()
  await expect(signUp(new Headers(), { ...person, email: 'other@example.test' })).rejects.toThrow()
  await database().execute(sql`alter table audit_log_away rename to audit_log`)
  await signIn(new Headers(), person)
})
