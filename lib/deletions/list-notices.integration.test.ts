import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { database } from '@/lib/db/client'
import { readEnv } from '@/lib/env/read-env'
import { send } from '@/lib/mail/send'
import { messages } from '@/lib/mail/table'
import { startTestProduct } from '@/lib/testing/product'
import { listNotices } from './list-notices'
import { writeNotice } from './notice'

const key = { STRIPE_SECRET_KEY: 'sk_test_1', APP_URL: 'http://localhost:3000' }
const smtp = { SMTP_URL: 'smtp://localhost', MAIL_FROM: 'desk@example.test' }
const admin = { userId: 'admin', role: 'admin', holderId: null, name: 'An admin', email: 'admin@example.test' } as const

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startTestProduct()
})
afterAll(() => stop())
beforeEach(async () => {
  await database().delete(messages)
})

it.each([
  ['a key and no mail server', key, {}, { state: 'unsent', reason: null }],
  ['a mail server', { ...key, ...smtp }, {}, { state: 'waiting', reason: null }],
  ['a mail server that took it', { ...key, ...smtp }, { sentAt: new Date(), dueAt: null }, { state: 'sent' }],
  [
    'a mail server that refused it',
    { ...key, ...smtp },
    { dueAt: null, attempts: 10, reason: 'mailbox full' },
    { state: 'unsent', reason: 'mailbox full' },
  ],
  ['the simulator', {}, {}, { state: 'simulated', reason: null }],
])('with %s an admin reads what Stripe was asked, and what became of it', async (_, source, became, said) => {
  globalThis.tidewaterEnv = readEnv({ LOG_LEVEL: 'silent', ...source })
  await writeNotice(database(), { accounts: ['fca_1', 'fca_2'], holder: ['cus_1'] })
  await send(database(), { kind: 'password_changed', to: 'rowan@example.test' })
  await database()
    .update(messages)
    .set({ createdAt: new Date(), ...became })
  const notices = await listNotices(admin)
  expect(notices).toMatchObject([{ to: 'privacy@stripe.com', body: expect.stringContaining('fca_1, fca_2'), ...said }])
})

it('is refused to whoever is no admin', async () => {
  for (const role of ['support', 'customer'] as const)
    await expect(listNotices({ ...admin, role })).rejects.toMatchObject({ code: 'not_allowed' })
})
