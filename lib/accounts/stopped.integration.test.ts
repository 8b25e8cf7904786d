import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { setBankClock } from '@/lib/clock'
import { simulator } from '@/lib/stripe/simulator'
import { pull } from '@/lib/sync/pull'
import { askRoute } from '@/lib/testing/app-routes'
import { makePerson, startTestProduct } from '@/lib/testing/product'
import { control, letBanksAnswer, linkBank } from '@/lib/testing/simulated-bank'
import { accountView } from './account-view'

let stop: () => Promise<void>
let cookie: string

beforeAll(async () => {
  stop = await startTestProduct()
  setBankClock((await simulator()).now)
})
afterAll(() => {
  setBankClock(undefined)
  return stop()
})
beforeEach(async () => {
  cookie = (await makePerson('customer')).cookie
})

const permissions = ['balances', 'transactions']

async function link(prefetch: string[] = permissions, institution = 'Bank (OAuth)', account = 'Everyday') {
  const { accounts } = await linkBank(cookie, { institution, accounts: [account] }, { permissions, prefetch })
  return accounts[0] ?? ''
}

async function read(id: string) {
  await letBanksAnswer()
  await pull(id)
  return view(id)
}

async function view(id: string) {
  return accountView.parse((await askRoute(`/api/accounts/${id}`, { cookie })).body)
}

/** Linked, read, then refused by its bank. */
async function makeStopped(): Promise<string> {
  const id = await link()
  expect((await read(id)).stopped_at).toBeNull()
  await control('clock', { advance_seconds: 3600 })
  await control(`accounts/${id}`, { status: 'inactive' })
  expect((await read(id)).stopped_at).not.toBeNull()
  return id
}

test('a new sign-in does not end the warning; the next refresh that succeeds does', async () => {
  const id = await makeStopped()
  const since = (await view(id)).stopped_at
  expect(await link()).toBe(id)
  expect(await view(id)).toMatchObject({ status: 'active', stopped_at: since })
  expect((await read(id)).stopped_at).toBeNull()
})

test('a refresh that fails after the new sign-in leaves it', async () => {
  const id = await makeStopped()
  await control(`accounts/${id}`, { status: 'active', next_refresh: { balance: 'failed', transactions: 'failed' } })
  await link()
  expect(await read(id)).toMatchObject({ status: 'active', balance_refresh: { status: 'failed' } })
  expect((await view(id)).stopped_at).not.toBeNull()
})

test('a new sign-in asks for what was last read before, even where the link fetches nothing by itself', async () => {
  const id = await makeStopped()
  await link([])
  expect(await view(id)).toMatchObject({
    balance_refresh: { status: 'pending' },
    transaction_refresh: { status: 'pending' },
  })
})

test('what its bank refuses from the start has refused since it was linked', async () => {
  const account = await view(await link(permissions, 'Test (Non-OAuth)', 'Failure'))
  expect(account.status).toBe('inactive')
  expect(account.stopped_at).toBe(account.linked_at)
})
