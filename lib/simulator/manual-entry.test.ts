import { describe, expect, it } from 'vitest'
import { bench } from './testing/bench'

/** Stripe's own numbers for tests. */
const GOOD = { routing_number: '110000000', account_number: '000123456789' }

async function opened(mode: 'automatic' | 'disabled') {
  const on = await bench()
  const customer = (await on.stripe.customers.create({})).id
  const { id } = await on.fc.sessions.create({
    account_holder: { type: 'customer', customer },
    permissions: ['payment_method'],
    manual_entry: { mode },
  })
  return { ...on, id, type: (entry: object) => on.control(`sessions/${id}/complete`, { manual_entry: entry }) }
}

describe('bank details typed in by hand', () => {
  it('become a token on the session, which is then finished without an account', async () => {
    const { fc, id, type } = await opened('automatic')
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

  it('are refused where the session does not offer it', async () => {
    const { type } = await opened('disabled')
    await expect(type(GOOD)).rejects.toThrow('does not take bank details')
  })

  it.each([
    [{ ...GOOD, routing_number: '110000001' }, 'no routing number'],
    [{ ...GOOD, routing_number: '11000000' }, 'no routing number'],
    [{ ...GOOD, account_number: '123' }, 'no account number'],
    [{ ...GOOD, account_number: '12-34' }, 'no account number'],
    [{ routing_number: GOOD.routing_number }, 'manual_entry[account_number]'],
  ])('are refused when they cannot be right: %j', async (entry, words) => {
    const { type } = await opened('automatic')
    await expect(type(entry)).rejects.toThrow(words)
  })
})
