import Stripe from 'stripe'
import { expect, test } from 'vitest'
import { refuse } from '@/lib/http/refuse'
import { refusalFrom } from './errors'

const told = 'sk_test_******1234 of acct_1Harbour at 10.0.0.7'

/** As the SDK reads an answer of Stripe's, whose address of a log names the platform's account. */
const refused = (statusCode: number, raw: object) =>
  Stripe.errors.StripeError.generate({
    type: 'invalid_request_error',
    message: told,
    request_log_url: 'https://dashboard.stripe.com/acct_1Harbour/logs/req_2',
    headers: { 'request-id': 'req_2' },
    requestId: 'req_2',
    statusCode,
    ...raw,
  })

const answered = (error: unknown) => refuse(refusalFrom(error), 'req_1', 'en')

test.each<[string, unknown]>([
  ['a key that is none', refused(401, {})],
  ['a key that may not', refused(403, { code: 'platform_account_required' })],
  ['an outage', refused(500, { type: 'api_error' })],
  ['an answer that is none', new Stripe.errors.StripeAPIError({ message: told, statusCode: 400 })],
  ['a line that broke', new Stripe.errors.StripeConnectionError({ message: told, detail: new Error(told) })],
  ['a fault of ours', new TypeError(told, { cause: refused(400, {}) })],
])('%s is told in words of our own: no key, account or address of Stripe’s', async (_, error) => {
  const answer = answered(error)
  expect(answer.status).toBeGreaterThanOrEqual(500)
  expect(JSON.stringify([...answer.headers, await answer.text()])).not.toMatch(/sk_test|acct_|10\.0|req_2|Harbour/)
})

test('of what a person can mend Stripe’s words, code and parameter are told, and nothing besides', async () => {
  const raw = { code: 'parameter_invalid_empty', message: 'It is empty.', param: 'features' }
  const answer = answered(refused(400, { ...raw, doc_url: 'https://stripe.com/docs', charge: 'ch_1' }))
  const error = { ...raw, type: 'invalid_request_error', request_id: 'req_1' }
  expect([answer.status, await answer.json()]).toEqual([400, { error }])
})
