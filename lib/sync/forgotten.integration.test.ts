import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accounts } from '@/lib/accounts/table'
import { database } from '@/lib/db/client'
import { askRoute } from '@/lib/testing/app-routes'
import { mirrorOf } from '@/lib/testing/mirror-truth'
import { makePerson, startTestProduct } from '@/lib/testing/product'
import { control, letBanksAnswer, linkBank } from '@/lib/testing/simulated-bank'
import { pullDueAccounts } from './due-accounts'
import { pull } from './pull'

let stop: () => Promise<void>
let cookie: string
let id: string

/** An account with a refresh under way, that Stripe then forgets. */
beforeAll(async () => {
  stop = await startTestProduct()
  cookie = (await makePerson('customer')).cookie
  const linked = await linkBank(cookie, { institution: 'Bank (OAuth)', accounts: ['Everyday'] })
  id = linked.accounts[0] ?? ''
  await letBanksAnswer()
  await pull(id)
  await control('clock', { advance_seconds: 86_400 })
  const path = `/api/stripe/financial_connections/accounts/${id}/refresh`
  await askRoute(path, { cookie, body: { features: ['balance', 'transactions'] } })
  await control('reset', {})
})
afterAll(() => stop())

test('what is pending on an account that Stripe forgot ends as failed, and what was read stays', async () => {
  const before = await mirrorOf(id)
  expect(await askRoute(`/api/accounts/${id}`, { cookie })).toMatchObject({
    body: { balance_refresh: { status: 'pending' }, transaction_refresh: { status: 'pending' } },
  })
  await database()
    .update(accounts)
    .set({ pullDueAt: new Date(0) })
    .where(eq(accounts.id, id))
  await pullDueAccounts()
  expect(await askRoute(`/api/accounts/${id}`, { cookie })).toMatchObject({
    body: {
      status: 'active',
      balance: { type: 'cash' },
      balance_refresh: { status: 'failed' },
      ownership_refresh: { status: 'succeeded' },
      transaction_refresh: { status: 'failed', last_attempted_at: expect.any(String) },
    },
  })
  expect(before.length).toBeGreaterThan(0)
  expect(await mirrorOf(id)).toEqual(before)
  expect(await pullDueAccounts()).toBe(0)
})

test('a customer whom Stripe forgot has an empty list', async () => {
  for (const query of ['', '?limit=1', `?starting_after=${id}`]) {
    const { status, body } = await askRoute(`/api/stripe/financial_connections/accounts${query}`, { cookie })
    expect({ status, body }).toEqual({
      status: 200,
      body: { object: 'list', data: [], has_more: false, url: '/v1/financial_connections/accounts' },
    })
  }
})
