import { asc, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditLog } from '@/lib/audit/table'
import { database } from '@/lib/db/client'
import { cookieOf, makePerson, startTestProduct } from '@/lib/testing/product'
import { totpOf } from '@/lib/testing/totp'
import { beginSecondFactor, confirmSecondFactor, removeSecondFactor, renewBackupCodes } from './second-factor'
import { signIn, signOut, signUp } from './sessions'
import { sessions, twoFactors, users } from './table'

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

describe('while no row can be written', () => {
  it('nobody is let in or out, and nothing is left of the try', async () => {
    const headers = new Headers({ cookie: cookieOf((await signIn(new Headers(), person)).cookies) })
    const before = await people()
    await withoutLog(async () => {
      await expect(signIn(new Headers(), person)).rejects.toThrow()
      await expect(signUp(new Headers(), { ...person, email: 'other@example.test' })).rejects.toThrow()
      await expect(signOut(headers)).rejects.toThrow()
    })
    expect(await people()).toEqual(before)
    await signIn(new Headers(), person)
  })

  it('no second factor is turned on or off, and no codes are made', async () => {
    const { cookie, password, userId } = await makePerson('customer')
    const headers = new Headers({ cookie })
    const { secret } = await beginSecondFactor(headers, { password })
    await withoutLog(() => expect(confirmSecondFactor(headers, { code: totpOf(secret) })).rejects.toThrow())
    expect(await factorOf(userId)).toMatchObject({ isOn: false })

    await waitForNextCode()
    const on = new Headers({ cookie: cookieOf(await confirmSecondFactor(headers, { code: totpOf(secret) })) })
    const before = await factorOf(userId)
    expect(before).toMatchObject({ isOn: true })
    for (const change of [renewBackupCodes, removeSecondFactor]) {
      await waitForNextCode()
      await withoutLog(() => expect(change(on, { password, code: totpOf(secret) })).rejects.toThrow())
    }
    expect(await factorOf(userId)).toEqual(before)
  })
})

async function withoutLog(work: () => Promise<void>): Promise<void> {
  await database().execute(sql`alter table audit_log rename to audit_log_away`)
  await work().finally(() => database().execute(sql`alter table audit_log_away rename to audit_log`))
}

async function people() {
  return { users: await database().$count(users), sessions: await database().$count(sessions) }
}

async function factorOf(userId: string) {
  const [row] = await database()
    .select({ isOn: users.twoFactorEnabled, codes: twoFactors.backupCodes })
    .from(users)
    .innerJoin(twoFactors, eq(twoFactors.userId, users.id))
    .where(eq(users.id, userId))
  return row
}

/** As if half a minute had passed: a code is taken once. */
const waitForNextCode = () => database().update(twoFactors).set({ lastStep: null })
