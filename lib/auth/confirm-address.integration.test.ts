import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { auditLog } from '@/lib/audit/table'
import { database } from '@/lib/db/client'
import { readEnv } from '@/lib/env/read-env'
import { limits } from '@/lib/limits/table'
import { messages } from '@/lib/mail/table'
import { askRoute } from '@/lib/testing/app-routes'
import { cookieOf, makePerson, startTestProduct } from '@/lib/testing/product'
import { users, verifications } from './table'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startTestProduct()
})
afterAll(() => stop())
beforeEach(async () => {
  await database().delete(messages)
  await database().delete(limits)
})

const post = (path: string, cookie: string, body: unknown = {}) => askRoute(`/api/auth/${path}`, { cookie, body })
const confirm = async (token: string) => (await post('address-confirmation/acceptance', '', { token })).status
const isConfirmed = async (userId: string) =>
  (await database().select().from(users).where(eq(users.id, userId)))[0]?.emailVerified
const tokens = async () =>
  (await database().select().from(messages).orderBy(messages.createdAt)).map(({ link }) => link?.split('#')[1] ?? '')

/** Asks for a message and gives what its link carries. */
async function ask({ cookie }: { cookie: string }): Promise<string> {
  await post('address-confirmation', cookie)
  return (await tokens()).at(-1) ?? ''
}

describe('an address', () => {
  it('is asked for by a message at sign-up', async () => {
    const body = { name: 'Wren Alder', email: 'wren@example.test', password: 'correct horse battery' }
    const { headers, body: answer } = await post('sign-up/email', '', body)
    const { id } = z.object({ user: z.object({ id: z.string() }) }).parse(answer).user
    expect(cookieOf(headers)).toContain('tidewater.outbox=')
    expect(await database().select().from(messages)).toMatchObject([
      {
        kind: 'confirm_address',
        recipient: 'wren@example.test',
        userId: id,
        link: expect.stringContaining('/confirm'),
      },
    ])
    expect(await isConfirmed(id)).toBe(false)
  })

  it('is confirmed by its link, once, and that is written down', async () => {
    const person = await makePerson('customer')
    const token = await ask(person)
    expect(await confirm(token)).toBe(200)
    expect(await isConfirmed(person.userId)).toBe(true)
    expect(await confirm(token)).toBe(404)
    const rows = await database().select().from(auditLog).where(eq(auditLog.actor, person.userId))
    expect(rows.filter(({ action }) => action === 'user.confirm_address')).toHaveLength(1)
    await post('address-confirmation', person.cookie)
    expect(await database().$count(messages)).toBe(1)
  })

  it('is confirmed by the last link only, and not by one that is too old', async () => {
    const person = await makePerson('customer')
    const [first, second] = [await ask(person), await ask(person)]
    expect(await confirm(first)).toBe(404)
    await database()
      .update(verifications)
      .set({ expiresAt: new Date(Date.now() - 1) })
    expect(await confirm(second)).toBe(404)
    expect(await isConfirmed(person.userId)).toBe(false)
  })

  it('has a link that is stored as a hash, and not guessed', async () => {
    const person = await makePerson('customer')
    const token = await ask(person)
    const stored = JSON.stringify(await database().select().from(verifications))
    expect(stored).not.toContain(token.split('.')[0])
    for (const guess of ['a.b', `${token}x`, token.slice(0, -1)]) expect(await confirm(guess)).toBe(404)
  })

  it('is not written to without end', async () => {
    const person = await makePerson('customer')
    const statuses: number[] = []
    for (let times = 0; times < 6; times += 1) statuses.push((await post('address-confirmation', person.cookie)).status)
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
  })
})

describe('with a key', () => {
  const mail = { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'a@money.example', APP_URL: 'http://localhost:3000' }
  const link = (cookie: string) =>
    askRoute('/api/stripe/financial_connections/sessions', { cookie, body: { permissions: ['balances'] } })
  const code = z.object({ error: z.object({ code: z.string() }) })

  async function withKey(source: Record<string, string>, act: () => Promise<void>) {
    const before = globalThis.tidewaterEnv
    const stripe = { STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_API_BASE: 'http://127.0.0.1:1' }
    globalThis.tidewaterEnv = readEnv({ ...stripe, ...source, LOG_LEVEL: 'silent', DATA_DIR: before?.dataDir ?? '' })
    try {
      await act()
    } finally {
      globalThis.tidewaterEnv = before
    }
  }

  it('and a mail server, linking waits for it', async () => {
    const person = await makePerson('customer')
    await withKey(mail, async () => {
      const refused = await link(person.cookie)
      expect([refused.status, code.parse(refused.body).error.code]).toEqual([403, 'address_unconfirmed'])
      expect(await confirm(await ask(person))).toBe(200)
      expect((await link(person.cookie)).status).not.toBe(403)
    })
  })

  it('and without one nobody is asked', async () => {
    const person = await makePerson('customer')
    await withKey({}, async () => {
      await post('address-confirmation', person.cookie)
      expect(await database().$count(messages)).toBe(0)
      expect((await link(person.cookie)).status).not.toBe(403)
    })
  })
})
