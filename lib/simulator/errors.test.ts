import Stripe from 'stripe'
import { expect } from 'vitest'
import { asker, clientOf } from './testing/bench'
import { proves, provesEach } from './testing/contract'

const { errors } = Stripe

provesEach(
  'Errors: each status is a class of its own to the SDK',
  [
    [{ status: 400 }, errors.StripeInvalidRequestError.name],
    [{ status: 401 }, errors.StripeAuthenticationError.name],
    [{ status: 402 }, errors.StripeCardError.name],
    [{ status: 403 }, errors.StripePermissionError.name],
    [{ status: 404 }, errors.StripeInvalidRequestError.name],
    [{ status: 424 }, errors.StripeAPIError.name],
    [{ status: 429 }, errors.StripeRateLimitError.name],
    [{ status: 429, code: 'lock_timeout' }, errors.StripeRateLimitError.name],
    [{ status: 500 }, errors.StripeAPIError.name],
    [{ status: 503 }, errors.StripeAPIError.name],
  ] as const,
  async (bench, [fault, type]) => {
    const { stripe, control } = await bench()
    await control('faults', { kind: 'error', ...fault })
    await expect(stripe.customers.list()).rejects.toMatchObject({ type, statusCode: fault.status })
  },
)

proves(
  ['Errors: a key that is none is a StripeAuthenticationError', 'Errors: a publishable key is a StripePermissionError'],
  async (bench) => {
    const { simulator } = await bench()
    const list = (key: string) => clientOf(simulator, key).customers.list()
    await expect(list('nonsense')).rejects.toBeInstanceOf(errors.StripeAuthenticationError)
    await expect(list('pk_test_1234567890')).rejects.toBeInstanceOf(errors.StripePermissionError)
  },
)

proves(
  ['Errors: an idempotency_error of 400 is a StripeIdempotencyError', 'Errors: one of 409 is told by its rawType'],
  async (bench) => {
    const { stripe, control } = await bench()
    const make = (name: string) => stripe.customers.create({ name }, { idempotencyKey: 'once' })
    await control('faults', { match: { method: 'POST' }, kind: 'slow', delay_ms: 20, times: 1 })
    const results = await Promise.allSettled([make('Ada'), make('Ada')])
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
    expect(refused).toMatchObject([
      { type: 'StripeAPIError', rawType: 'idempotency_error', statusCode: 409, code: 'idempotency_key_in_use' },
    ])
    await expect(make('Bea')).rejects.toBeInstanceOf(errors.StripeIdempotencyError)
  },
)

proves(['Errors: the body is {error: {type, message, code, param, doc_url}}'], async (bench) => {
  const { simulator } = await bench()
  const { body } = await asker(simulator)('GET', '/v1/financial_connections/transactions')
  expect(body).toEqual({
    error: {
      type: 'invalid_request_error',
      code: 'parameter_missing',
      doc_url: 'https://stripe.com/docs/error-codes/parameter-missing',
      message: 'Missing required param: account.',
      param: 'account',
    },
  })
})

proves(['Requests: the SDK asks again after a 503, and what it asked is done once'], async (bench) => {
  const { simulator, control } = await bench()
  await control('faults', { kind: 'error', status: 503, times: 2 })
  const stripe = clientOf(simulator, 'sk_test_bench', { maxNetworkRetries: 2 })
  await stripe.customers.create({ name: 'Ada' })
  expect((await control('state')).counts.customers).toBe(1)
})
