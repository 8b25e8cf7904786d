import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Program, startProgram } from '../support/program'

const ADDRESS = /http:\S+/

let simulator: Program
let url: string

beforeAll(async () => {
  const { error } = spawnSync('curl', ['--version'])
  if (error) throw new Error('This test needs curl: install it and run again.')
  simulator = startProgram('scripts/simulator.mjs', ['--port', '0'], {})
  await simulator.printed('simulator listening on')
  url = ADDRESS.exec(simulator.stdout())?.[0] ?? ''
}, 30_000)

afterAll(async () => {
  await simulator?.stop()
})

test('curl with the documented forms goes from a customer to a disconnected account', () => {
  const { status, stdout, stderr } = spawnSync('sh', ['e2e/curl/link.sh', url, 'sk_test_curl'], { encoding: 'utf8' })
  expect(stderr).toBe('')
  expect(stdout.trim().split('\n')).toEqual([
    'customer created',
    'session created',
    'session completed',
    'session retrieved',
    'account retrieved',
    'account expanded',
    'accounts listed',
    'balance refreshed',
    'transactions paged forwards',
    'transactions paged backwards',
    'transaction retrieved',
    'done once for one idempotency key',
    'refused with code and parameter',
    'other keys kept out',
    'disconnected',
  ])
  expect(status).toBe(0)
}, 60_000)

test('a walk that meets another answer ends with what was wrong', () => {
  const { status, stderr } = spawnSync('sh', ['e2e/curl/link.sh', `${url}/elsewhere`, 'sk_test_curl'], {
    encoding: 'utf8',
  })
  expect(status).toBe(1)
  expect(stderr).toContain('FAILED: /v1/customers answered 404 instead of 200')
})

test('the documented examples of create and retrieve answer with every documented key, in 2023-10-16 by default', async () => {
  const old = startProgram('scripts/simulator.mjs', ['--port', '0', '--api-version', '2023-10-16'], {})
  try {
    await old.printed('simulator listening on')
    const base = ADDRESS.exec(old.stdout())?.[0] ?? ''
    const sessions = `${base}/v1/financial_connections/sessions`
    const customer = curl(`${base}/v1/customers`, '-d', 'name=Ada Example').id
    const created = curl(
      sessions,
      ...['-d', 'account_holder[type]=customer', '-d', `account_holder[customer]=${customer}`],
      ...['-d', 'permissions[]=payment_method', '-d', 'permissions[]=balances'],
      ...['-d', 'filters[countries][]=US'],
    )
    expect(created).toEqual({
      id: expect.stringMatching(/^fcsess_/),
      object: 'financial_connections.session',
      account_holder: { customer, type: 'customer' },
      accounts: {
        object: 'list',
        data: [],
        has_more: false,
        total_count: 0,
        url: '/v1/financial_connections/accounts',
      },
      client_secret: expect.stringMatching(/^fcsess_client_secret_/),
      filters: { countries: ['US'] },
      livemode: false,
      permissions: ['payment_method', 'balances'],
      prefetch: [],
    })
    expect(curl(`${sessions}/${created.id}`)).toEqual(created)
  } finally {
    await old.stop()
  }
}, 60_000)

/** As the documentation writes it: the key as a user, no version. */
function curl(address: string, ...form: string[]) {
  const { stdout } = spawnSync('curl', ['--silent', '-u', 'sk_test_curl:', address, ...form], { encoding: 'utf8' })
  return JSON.parse(stdout)
}
