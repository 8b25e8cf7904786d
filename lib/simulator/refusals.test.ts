import { expect } from 'vitest'
import { asker } from './testing/bench'
import { proves, provesEach } from './testing/contract'
import { refusals } from './testing/refusals'

for (const { rule, cases } of refusals) {
  provesEach(rule, cases, async (bench, { method, path, form, status, code, param, words }) => {
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
  })
}

const keys: [string, string | null, number, string][] = [
  ['no key', null, 401, 'You did not provide an API key'],
  ['a publishable key', 'Bearer pk_test_1234567890', 403, 'publishable API key'],
  ['a live key', 'Bearer sk_live_abcdefgh1234', 401, 'Invalid API Key provided: sk_live_****1234'],
  ['something else', 'Bearer nonsense', 401, 'Invalid API Key provided: ****'],
  ['Basic that is not base64', 'Basic %%%', 401, 'You did not provide an API key'],
]

provesEach(
  'Requests: without a key, and with one that is none, the answer is 401, with a publishable one 403',
  keys,
  async (bench, [, authorization, status, words]) => {
    const { simulator } = await bench()
    const headers = authorization ? { authorization } : undefined
    for (const path of ['/v1/events', '/v1/nowhere']) {
      const response = await simulator.fetch(new Request(`http://simulator${path}`, { headers }))
      expect(response.status).toBe(status)
      expect((await response.json()).error.message).toContain(words)
    }
  },
)

provesEach(
  'Requests: a secret or restricted key is a bearer token, or a user without a password',
  ['Bearer sk_test_a1', 'Bearer rk_test_a1', `Basic ${btoa('sk_test_a1:')}`, `Basic ${btoa('rk_test_a1')}`],
  async (bench, authorization) => {
    const { simulator } = await bench()
    const response = await simulator.fetch(new Request('http://simulator/v1/events', { headers: { authorization } }))
    expect(response.status).toBe(200)
  },
)

proves(
  ['Requests: each key sees its own account', 'Requests: Stripe-Account is the account of somebody else'],
  async (bench) => {
    const { simulator } = await bench()
    const made = await asker(simulator, 'sk_test_one')('POST', '/v1/customers', 'name=Ada')
    const seenBy = async (key: string, headers: Record<string, string> = {}) =>
      (await asker(simulator, key)('GET', `/v1/customers/${made.body.id}`, '', headers)).status
    expect(await seenBy('sk_test_one')).toBe(200)
    expect(await seenBy('sk_test_two')).toBe(404)
    expect(await seenBy('sk_test_one', { 'stripe-account': 'acct_1Connected' })).toBe(404)
  },
)

proves(['Requests: a Stripe-Account that names no account is a 403'], async (bench) => {
  const { simulator } = await bench()
  for (const path of ['/v1/customers', '/_simulator/state']) {
    const { status, body } = await asker(simulator)('GET', path, '', { 'stripe-account': 'somebody' })
    expect({ status, ...body.error }).toMatchObject({ status: 403, code: 'account_invalid' })
    expect(body.error.message).toContain("does not have access to account 'somebody'")
    expect(body.error.message).not.toContain('sk_test_bench')
  }
})

proves(['Requests: Stripe-Account is said back'], async (bench) => {
  const { headers } = await asker((await bench()).simulator)('GET', '/v1/customers', '', { 'stripe-account': 'acct_1' })
  expect(headers.get('stripe-account')).toBe('acct_1')
})

provesEach(
  'Requests: Stripe-Should-Retry says whether asking again makes sense',
  [
    ['GET', '/v1/nowhere', 'false'],
    ['GET', '/v1/customers', null],
  ] as const,
  async (bench, [method, path, advice]) => {
    const { headers } = await asker((await bench()).simulator)(method, path)
    expect(headers.get('stripe-should-retry')).toBe(advice)
  },
)

const FORM = 'application/x-www-form-urlencoded'

provesEach(
  'Requests: a body is a form, of 1 MB at most',
  [
    ['JSON', '{"name":"Ada"}', 'application/json', 400],
    ['more than 1 MB', `name=${'a'.repeat(1_100_000)}`, FORM, 413],
    ['deeper than anybody asks', `a${'[b]'.repeat(40)}=1`, FORM, 400],
    ['an index that would make a huge list', 'preferred_locales[999999999]=en', FORM, 400],
    ['a prototype', '__proto__[admin]=1', FORM, 400],
    ['a nested prototype', 'metadata[__proto__][admin]=1', FORM, 400],
    ['a constructor', 'constructor[prototype][admin]=1', FORM, 400],
    ['bytes that are no UTF-8', new Uint8Array([0x6e, 0x61, 0x6d, 0x65, 0x3d, 0xff]), FORM, 400],
  ] as const,
  async (bench, [, body, type, status]) => {
    const { simulator, stripe } = await bench()
    const headers = { authorization: 'Bearer sk_test_bench', 'content-type': type }
    const response = await simulator.fetch(
      new Request('http://simulator/v1/customers', { method: 'POST', headers, body }),
    )
    expect(response.status).toBe(status)
    expect((await response.json()).error.type).toBe('invalid_request_error')
    expect((await stripe.customers.list()).data).toEqual([])
    expect({}).not.toHaveProperty('admin')
  },
)

provesEach(
  'Requests: arrays are written a[]=x or a[0]=x',
  ['permissions[]=balances&permissions[]=ownership', 'permissions[0]=balances&permissions[1]=ownership'],
  async (bench, permissions) => {
    const ask = asker((await bench()).simulator)
    const { body: customer } = await ask('POST', '/v1/customers')
    const holder = `account_holder[type]=customer&account_holder[customer]=${customer.id}`
    const { body } = await ask('POST', '/v1/financial_connections/sessions', `${holder}&${permissions}`)
    expect(body.permissions).toEqual(['balances', 'ownership'])
  },
)

proves(
  ['Requests: every answer has Request-Id and Stripe-Version', 'Idempotency: Idempotency-Key is said back'],
  async (bench) => {
    const ask = asker((await bench()).simulator)
    const headers = { 'stripe-version': '2026-09-30.endive', 'idempotency-key': 'once' }
    const asked = await ask('POST', '/v1/customers', '', headers)
    expect(asked.headers.get('request-id')).toMatch(/^req_\w{14}$/)
    expect(asked.headers.get('stripe-version')).toBe('2026-09-30.endive')
    expect(asked.headers.get('idempotency-key')).toBe('once')
    const refused = await ask('GET', '/v1/nowhere')
    expect(refused.headers.get('request-id')).toMatch(/^req_/)
    expect(refused.headers.get('stripe-version')).toBe('2026-10-28.endive')
  },
)
