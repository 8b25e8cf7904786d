import { describe, expect, it } from 'vitest'
import { asker, bench, clientOf } from './testing/bench'

/** Stripe's own numbers for tests. */
const TYPED = { routing_number: '110000000', account_number: '000123456789' }

async function typedIn() {
  const on = await bench()
  const customer = (await on.stripe.customers.create({})).id
  const { id } = await on.fc.sessions.create({
    account_holder: { type: 'customer', customer },
    permissions: ['payment_method'],
    manual_entry: { mode: 'automatic' },
  })
  const { token } = await on.control(`sessions/${id}/complete`, { manual_entry: TYPED })
  return { ...on, token, session: id }
}

describe('a bank account token', () => {
  it('is read by its id, as the session and the browser have it', async () => {
    const { stripe, fc, token, session } = await typedIn()
    const read = await stripe.tokens.retrieve(token.id)
    expect(read).toMatchObject(token)
    expect((await fc.sessions.retrieve(session)).bank_account_token).toMatchObject({ id: read.id })
    expect(read.bank_account).toMatchObject({ last4: '6789', routing_number: '110000000' })
    expect(JSON.stringify(read)).not.toContain(TYPED.account_number)
  })

  it('is older than the sessions that carry it, so every version reads it', async () => {
    const { simulator, token } = await typedIn()
    const { status, body } = await asker(simulator)('GET', `/v1/tokens/${token.id}`, '', {
      'stripe-version': '2023-10-16',
    })
    expect({ status, body }).toEqual({ status: 200, body: token })
  })

  it('of another Stripe account, or of none, is not there', async () => {
    const { simulator, stripe, token } = await typedIn()
    const refusal = { statusCode: 404, code: 'resource_missing', param: 'token' }
    await expect(clientOf(simulator, 'sk_test_other').tokens.retrieve(token.id)).rejects.toMatchObject(refusal)
    await expect(stripe.tokens.retrieve('btok_nope')).rejects.toMatchObject(refusal)
    await expect(stripe.tokens.retrieve('btok_nope')).rejects.toThrow("No such token: 'btok_nope'")
  })
})
