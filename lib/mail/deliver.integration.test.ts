import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { database } from '@/lib/db/client'
import { readEnv } from '@/lib/env/read-env'
import { startTestProduct } from '@/lib/testing/product'
import { type SmtpServer, startSmtpServer } from '@/lib/testing/smtp-server'
import { deliverDueMessages } from './deliver'
import { forgetOldMessages } from './forget-messages'
import { type Message, send } from './send'
import { messages } from './table'

const key = { STRIPE_SECRET_KEY: 'sk_test_1', APP_URL: 'http://localhost:3000', LOG_LEVEL: 'silent' }
const hour = 3_600_000
const secret = 'https://money.example/join#secret-of-the-link'

let server: SmtpServer
let stop: () => Promise<void>
beforeAll(async () => {
  server = await startSmtpServer()
  stop = await startTestProduct({ ...key, SMTP_URL: server.url, MAIL_FROM: 'Tidewater <no-reply@money.example>' })
})
afterAll(async () => {
  await stop()
  await server.close()
})
afterEach(async () => {
  vi.useRealTimers()
  server.received.length = 0
  server.refusals.length = 0
  await database().delete(messages)
})

const message = (changes: Partial<Message> = {}): Message => ({
  kind: 'staff_invitation',
  to: 'new@money.example',
  values: { role: 'support' },
  link: { url: secret, until: new Date(Date.now() + hour) },
  ...changes,
})
const rows = () => database().select().from(messages)
const later = (ms: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms })

describe('a message', () => {
  it('is delivered once, and its link is gone from here', async () => {
    await send(database(), message())
    expect(await deliverDueMessages()).toBe(1)
    expect(await deliverDueMessages()).toBe(0)
    expect(server.received).toMatchObject([{ to: 'new@money.example' }])
    const text = server.received[0]?.text ?? ''
    expect(text).toContain('From: Tidewater <no-reply@money.example>')
    expect(text).toContain('work at Tidewater as support')
    expect(text.replaceAll('=\r\n', '').replaceAll('=3D', '=')).toContain(secret)
    expect(await rows()).toMatchObject([{ attempts: 1, dueAt: null, link: null, reason: null }])
    expect(JSON.stringify(await rows())).not.toContain('secret-of-the-link')
  })

  it('is there only if the change is', async () => {
    const change = database().transaction(async (transaction) => {
      await send(transaction, message())
      throw new Error('the change failed')
    })
    await expect(change).rejects.toThrow('the change failed')
    expect(await rows()).toEqual([])
  })

  it('is delivered once by two who ask at the same time', async () => {
    for (let each = 0; each < 6; each += 1) await send(database(), message({ to: `person-${each}@money.example` }))
    const tried = await Promise.all([deliverDueMessages(), deliverDueMessages()])
    expect(tried.reduce((sum, n) => sum + n)).toBe(6)
    expect(new Set(server.received.map(({ to }) => to)).size).toBe(6)
    expect(server.received).toHaveLength(6)
  })

  it.each(['451 not now', 'hang up'])('that meets “%s” is tried again, later', async (refusal) => {
    server.refusals.push(refusal)
    await send(database(), message())
    expect(await deliverDueMessages(undefined, () => 1)).toBe(1)
    expect(await rows()).toMatchObject([{ attempts: 1, sentAt: null, link: secret, reason: expect.any(String) }])
    expect(await deliverDueMessages()).toBe(0)
    later(59_000)
    expect(await deliverDueMessages()).toBe(0)
    later(2_000)
    expect(await deliverDueMessages()).toBe(1)
    expect(await rows()).toMatchObject([{ attempts: 2, sentAt: expect.any(Date), link: null, reason: null }])
    expect(server.received).toHaveLength(1)
  })

  it('that is refused for good is marked, and not tried again', async () => {
    server.refusals.push('550 nobody of this name')
    await send(database(), message())
    await deliverDueMessages()
    expect(await rows()).toMatchObject([
      { sentAt: null, dueAt: null, link: null, reason: expect.stringContaining('nobody of this name') },
    ])
  })

  it('is given up after ten attempts', async () => {
    await send(database(), message({ link: { url: secret, until: new Date(Date.now() + 100 * hour) } }))
    server.refusals.push(...Array(11).fill('451 not now'))
    for (let times = 0; times < 12; times += 1) {
      await deliverDueMessages()
      later(hour)
    }
    expect(await rows()).toMatchObject([{ attempts: 10, dueAt: null, link: null, sentAt: null }])
  })

  it('whose link ran out is not sent', async () => {
    await send(database(), message({ link: { url: secret, until: new Date(Date.now() - 1) } }))
    await deliverDueMessages()
    expect(server.received).toEqual([])
    expect(await rows()).toMatchObject([{ sentAt: null, dueAt: null, link: null, reason: 'Its link ran out.' }])
  })

  it('left by somebody who died with it is taken up again', async () => {
    await send(database(), message())
    await database()
      .update(messages)
      .set({ dueAt: new Date(Date.now() + 5 * 60_000), attempts: 1 })
      .where(eq(messages.recipient, 'new@money.example'))
    expect(await deliverDueMessages()).toBe(0)
    later(5 * 60_000)
    expect(await deliverDueMessages()).toBe(1)
  })

  it('of somebody who calls themselves a line of ours stays on one line', async () => {
    await send(database(), message({ values: { role: 'support\n\nBcc: x@evil.example' } }))
    expect((await rows())[0]?.body).not.toContain('\n')
  })
})

it.each([
  ['the simulator', {}, { dueAt: null, link: secret, reason: null }, 24, []],
  [
    ...([
      'a key and no mail server',
      key,
      { dueAt: null, link: null, reason: 'No mail is sent here.' },
      30 * 24,
    ] as const),
    [{ kind: 'deletion_notice' }],
  ],
])('with %s nothing is sent, and what was written is forgotten in time', async (_, source, kept, hours, left) => {
  const before = globalThis.tidewaterEnv
  globalThis.tidewaterEnv = readEnv(source)
  try {
    await send(database(), message({ browser: 'a hash' }))
    expect(await deliverDueMessages()).toBe(0)
    expect(await rows()).toMatchObject([kept])
    const values = { accounts: 'fca_1', holder: 'cus_1' }
    await send(database(), { kind: 'deletion_notice', to: 'privacy@stripe.com', values })
    later((hours - 1) * hour)
    await forgetOldMessages()
    expect(await rows()).toHaveLength(2)
    later(2 * hour)
    await forgetOldMessages()
    expect(await rows()).toMatchObject(left)
  } finally {
    globalThis.tidewaterEnv = before
  }
})
