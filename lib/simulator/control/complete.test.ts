import { expect, it } from 'vitest'
import { asker, bench } from '../testing/bench'

it('a completion that the account numbers are missing for is refused with the code of it', async () => {
  const { simulator, stripe } = await bench()
  const session = await stripe.financialConnections.sessions.create({
    account_holder: { type: 'customer', customer: (await stripe.customers.create({})).id },
    permissions: ['payment_method'],
    filters: { require_payment_method_support: 'all' },
  })
  const choice = { institution: 'Invalid Payment Accounts', accounts: ['Checking without numbers'] }
  const ask = asker(simulator)
  const answer = await ask('POST', `/_simulator/sessions/${session.id}/complete`, JSON.stringify(choice))
  expect(answer).toMatchObject({
    status: 400,
    body: { error: { code: 'account_numbers_unavailable', param: 'accounts', type: 'invalid_request_error' } },
  })
})
