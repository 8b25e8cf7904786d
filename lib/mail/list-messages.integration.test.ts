import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { database } from '@/lib/db/client'
import { readEnv } from '@/lib/env/read-env'
import { askRoute } from '@/lib/testing/app-routes'
import { cookieOf, makePerson, startTestProduct } from '@/lib/testing/product'
import { listMessages } from './list-messages'
import { messages } from './table'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startTestProduct()
})
afterAll(() => stop())
beforeEach(async () => {
  await database().delete(messages)
})

const readAs = (cookie: string) => listMessages(new Headers({ cookie }))

/** Asks for a new password, and gives the cookie that the browser has from then on. */
async function askAs(cookie: string, email: string) {
  const answer = await askRoute('/api/auth/password-reset', { cookie, body: { email } })
  return cookieOf(answer.headers)
}

const outboxCookie = (cookies: string) =>
  cookies.split('; ').find((cookie) => cookie.startsWith('tidewater.outbox=')) ?? ''

describe('a message of the simulator', () => {
  it('is read by the browser that caused it, with its link', async () => {
    const { email } = await makePerson('customer')
    const browser = await askAs('', email)
    expect(await readAs(browser)).toMatchObject([
      {
        to: email,
        link: { kind: 'password_reset', url: expect.stringContaining('/reset-password#') },
        is_own: true,
      },
    ])
  })

  it('is read by nobody else, and by admins without address and link', async () => {
    const { email, cookie: own } = await makePerson('customer')
    const browser = await askAs('', email)
    const other = await askAs('', (await makePerson('customer')).email)
    const strangers = {
      'nobody known': '',
      'the person it is for, in another browser': own,
      'another customer': (await makePerson('customer')).cookie,
      support: (await makePerson('support')).cookie,
      'a browser with a made-up cookie': `tidewater.outbox=${'a'.repeat(43)}`,
      'a browser with the hash that is stored': `tidewater.outbox=${(await database().select().from(messages))[0]?.browser}`,
      'a browser with a shortened cookie': browser.slice(0, -1),
    }
    for (const [who, cookie] of Object.entries(strangers)) expect([who, await readAs(cookie)]).toEqual([who, []])
    expect((await readAs(other)).map(({ to }) => to)).not.toContain(email)

    const admin = await readAs((await makePerson('admin')).cookie)
    expect(admin).toHaveLength(2)
    for (const message of admin) expect(message).toMatchObject({ to: '••••@••••', link: null, is_own: false })
    expect(JSON.stringify(admin)).not.toContain(email)
  })

  it('stays with its browser, whoever signs in there', async () => {
    const [first, second] = [await makePerson('customer'), await makePerson('customer')]
    const browser = outboxCookie(await askAs('', first.email))
    await askAs(`${browser}; ${second.cookie}`, second.email)
    expect(await readAs(browser)).toHaveLength(2)
  })

  it('keeps its link no longer than it is good', async () => {
    const { email } = await makePerson('customer')
    const browser = await askAs('', email)
    await database()
      .update(messages)
      .set({ linkUntil: new Date(Date.now() - 1) })
    expect(await readAs(browser)).toMatchObject([{ link: null }])
  })

  it('is tied by a cookie that scripts cannot read, stored as a hash', async () => {
    const { email } = await makePerson('customer')
    const answer = await askRoute('/api/auth/password-reset', { body: { email } })
    const [cookie = ''] = answer.headers.getSetCookie()
    expect(cookie).toMatch(/^tidewater\.outbox=[\w-]{43}; Path=\/; Max-Age=86400; HttpOnly; SameSite=Lax$/)
    const value = outboxCookie(cookieOf(answer.headers)).split('=')[1] ?? ''
    expect(JSON.stringify(await database().select().from(messages))).not.toContain(value)
  })
})

it('with a key there is no outbox, and no cookie for it', async () => {
  const { email } = await makePerson('customer')
  const browser = await askAs('', email)
  const before = globalThis.tidewaterEnv
  const { smtpUrl, from } = { smtpUrl: 'smtp://127.0.0.1:1', from: 'a@money.example' }
  globalThis.tidewaterEnv = readEnv({
    ...{ STRIPE_SECRET_KEY: 'sk_test_1', APP_URL: 'http://localhost:3000', LOG_LEVEL: 'silent' },
    ...{ SMTP_URL: smtpUrl, MAIL_FROM: from, DATA_DIR: before?.dataDir ?? '' },
  })
  try {
    await expect(readAs(browser)).rejects.toMatchObject({ status: 404 })
    expect(await askAs('', email)).toBe('')
  } finally {
    globalThis.tidewaterEnv = before
  }
})
