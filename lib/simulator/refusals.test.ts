import { describe, expect, it } from 'vitest'
import { createSimulator } from './index'
import { asker, bench } from './testing/bench'
import { refusals } from './testing/refusals'

describe('refused as Stripe refuses it', () => {
  it.each(refusals)(
    '$method $path $form -> $status $param',
    async ({ method, path, form, status, code, param, words }) => {
      const { simulator, stripe, fc, link, advance } = await bench()
      const { id } = await link({ institution: 'Bank (OAuth)', accounts: ['Everyday'], prefetch: ['transactions'] })
      await advance(2)
      const { data } = await fc.transactions.list({ account: id, limit: 1 })
      const { id: customer } = await stripe.customers.create({})
      const fill = (text: string) =>
        text
          .replaceAll('{account}', id)
          .replaceAll('{customer}', customer)
          .replaceAll('{row}', data[0]?.id ?? '')
      const { body, ...answer } = await asker(simulator)(method, fill(path), fill(form))
      expect({ status: answer.status, ...body.error }).toMatchObject({
        status,
        type: 'invalid_request_error',
        ...(code ? { code, doc_url: expect.stringContaining(code.replaceAll('_', '-')) } : {}),
        ...(param ? { param } : {}),
      })
      expect(body.error.message).toContain(words)
    },
  )
})

describe('who may ask', () => {
  const keys: [string, string | null, number, string][] = [
    ['no key', null, 401, 'You did not provide an API key'],
    ['a publishable key', 'Bearer pk_test_1234567890', 403, 'publishable API key'],
    ['a live key', 'Bearer sk_live_abcdefgh1234', 401, 'Invalid API Key provided: sk_live_****1234'],
    ['something else', 'Bearer nonsense', 401, 'Invalid API Key provided: ****'],
    ['Basic that is not base64', 'Basic %%%', 401, 'You did not provide an API key'],
  ]
  it.each(keys)('%s is refused', async (_, authorization, status, words) => {
    const simulator = await createSimulator()
    const headers = authorization ? { authorization } : undefined
    for (const path of ['/v1/events', '/v1/nowhere']) {
      const response = await simulator.fetch(new Request(`http://simulator${path}`, { headers }))
      expect(response.status).toBe(status)
      expect((await response.json()).error.message).toContain(words)
    }
  })

  it.each(['Bearer sk_test_a1', 'Bearer rk_test_a1', `Basic ${btoa('sk_test_a1:')}`, `Basic ${btoa('rk_test_a1')}`])(
    '%s is let in',
    async (authorization) => {
      const simulator = await createSimulator()
      const response = await simulator.fetch(new Request('http://simulator/v1/events', { headers: { authorization } }))
      expect(response.status).toBe(200)
    },
  )

  it('each key has a world of its own, and so has each connected account', async () => {
    const simulator = await createSimulator()
    const made = await asker(simulator, 'sk_test_one')('POST', '/v1/customers', 'name=Ada')
    const seenBy = async (key: string, headers: Record<string, string> = {}) =>
      (await asker(simulator, key)('GET', `/v1/customers/${made.body.id}`, '', headers)).status
    expect(await seenBy('sk_test_one')).toBe(200)
    expect(await seenBy('sk_test_two')).toBe(404)
    expect(await seenBy('sk_test_one', { 'stripe-account': 'acct_1Connected' })).toBe(404)
  })
})

describe('Stripe-Account', () => {
  it('that names no account is refused, on control calls too', async () => {
    const simulator = await createSimulator()
    for (const path of ['/v1/customers', '/_simulator/state']) {
      const { status, body } = await asker(simulator)('GET', path, '', { 'stripe-account': 'somebody' })
      expect({ status, ...body.error }).toMatchObject({ status: 403, code: 'account_invalid' })
      expect(body.error.message).toContain("does not have access to account 'somebody'")
      expect(body.error.message).not.toContain('sk_test_bench')
    }
  })

  it('that names one is said back', async () => {
    const { headers } = await asker(await createSimulator())('GET', '/v1/customers', '', { 'stripe-account': 'acct_1' })
    expect(headers.get('stripe-account')).toBe('acct_1')
  })
})

it.each([
  ['GET', '/v1/nowhere', 'false'],
  ['GET', '/v1/customers', null],
])('%s %s: asking again makes sense: %s', async (method, path, advice) => {
  const { headers } = await asker(await createSimulator())(method, path)
  expect(headers.get('stripe-should-retry')).toBe(advice)
})

describe('bodies', () => {
  it.each([
    ['JSON', '{"name":"Ada"}', 'application/json', 400],
    ['more than 1 MB', `name=${'a'.repeat(1_100_000)}`, 'application/x-www-form-urlencoded', 413],
    ['deeper than anybody asks', `a${'[b]'.repeat(40)}=1`, 'application/x-www-form-urlencoded', 400],
    [
      'an index that would make a huge list',
      'preferred_locales[999999999]=en',
      'application/x-www-form-urlencoded',
      400,
    ],
    ['a prototype', '__proto__[admin]=1', 'application/x-www-form-urlencoded', 400],
    ['a nested prototype', 'metadata[__proto__][admin]=1', 'application/x-www-form-urlencoded', 400],
    ['a constructor', 'constructor[prototype][admin]=1', 'application/x-www-form-urlencoded', 400],
  ])('%s is refused and changes nothing', async (_, form, type, status) => {
    const simulator = await createSimulator()
    const ask = asker(simulator)
    const answer = await ask('POST', '/v1/customers', form, { 'content-type': type })
    expect(answer.status).toBe(status)
    expect(answer.body.error.type).toBe('invalid_request_error')
    expect((await ask('GET', '/v1/customers')).body.data).toEqual([])
    expect({}).not.toHaveProperty('admin')
  })

  it('bytes that are no UTF-8 are refused', async () => {
    const simulator = await createSimulator()
    const response = await simulator.fetch(
      new Request('http://simulator/v1/customers', {
        method: 'POST',
        headers: { authorization: 'Bearer sk_test_a1', 'content-type': 'application/x-www-form-urlencoded' },
        body: new Uint8Array([0x6e, 0x61, 0x6d, 0x65, 0x3d, 0xff]),
      }),
    )
    expect(response.status).toBe(400)
  })

  it.each(['permissions[]=balances&permissions[]=ownership', 'permissions[0]=balances&permissions[1]=ownership'])(
    'arrays are written %s',
    async (permissions) => {
      const ask = asker(await createSimulator())
      const { body: customer } = await ask('POST', '/v1/customers')
      const holder = `account_holder[type]=customer&account_holder[customer]=${customer.id}`
      const { body } = await ask('POST', '/v1/financial_connections/sessions', `${holder}&${permissions}`)
      expect(body.permissions).toEqual(['balances', 'ownership'])
    },
  )
})

it('answers with a request id, the version and the idempotency key', async () => {
  const ask = asker(await createSimulator())
  const headers = { 'stripe-version': '2026-09-30.endive', 'idempotency-key': 'once' }
  const asked = await ask('POST', '/v1/customers', '', headers)
  expect(asked.headers.get('request-id')).toMatch(/^req_\w{14}$/)
  expect(asked.headers.get('stripe-version')).toBe('2026-09-30.endive')
  expect(asked.headers.get('idempotency-key')).toBe('once')
  const refused = await ask('GET', '/v1/nowhere')
  expect(refused.headers.get('request-id')).toMatch(/^req_/)
  expect(refused.headers.get('stripe-version')).toBe('2026-10-28.endive')
})
