import { expect } from 'vitest'
import { type Bench, proves, provesEach } from './testing/contract'

/** Stripe's own numbers for tests. */
const GOOD = { routing_number: '110000000', account_number: '000123456789' }

async function opened(bench: Bench, mode: 'automatic' | 'disabled') {
  const on = await bench()
  const customer = (await on.stripe.customers.create({})).id
  const { id } = await on.fc.sessions.create({
    account_holder: { type: 'customer', customer },
    permissions: ['payment_method'],
    manual_entry: { mode },
  })
  return { ...on, id, type: (entry: object) => on.control(`sessions/${id}/complete`, { manual_entry: entry }) }
}

proves(['Sessions: details typed in by hand become bank_account_token'], async (bench) => {
  const { fc, id, type } = await opened(bench, 'automatic')
  expect(await fc.sessions.retrieve(id)).not.toHaveProperty('bank_account_token')
  const answer = await type(GOOD)
  expect(answer.financialConnectionsSession.accounts).toEqual([])
  const session = await fc.sessions.retrieve(id)
  expect(session.bank_account_token).toEqual(answer.token)
  expect(session).toMatchObject({
    accounts: { data: [] },
    bank_account_token: {
      id: expect.stringMatching(/^btok_/),
      object: 'token',
      type: 'bank_account',
      used: false,
      bank_account: { object: 'bank_account', last4: '6789', routing_number: '110000000', country: 'US' },
    },
  })
  expect(JSON.stringify(session)).not.toContain(GOOD.account_number)
  await expect(type(GOOD)).rejects.toThrow('completed already')
})

proves(['Sessions: manual_entry is disabled unless asked for'], async (bench) => {
  const { type } = await opened(bench, 'disabled')
  await expect(type(GOOD)).rejects.toThrow('does not take bank details')
})

provesEach(
  'Sessions: details that cannot be right are refused',
  [
    [{ ...GOOD, routing_number: '110000001' }, 'no routing number'],
    [{ ...GOOD, routing_number: '11000000' }, 'no routing number'],
    [{ ...GOOD, account_number: '123' }, 'no account number'],
    [{ ...GOOD, account_number: '12-34' }, 'no account number'],
    [{ routing_number: GOOD.routing_number }, 'manual_entry[account_number]'],
  ] as const,
  async (bench, [entry, words]) => {
    const { type } = await opened(bench, 'automatic')
    await expect(type(entry)).rejects.toThrow(words)
  },
)
