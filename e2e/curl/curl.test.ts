import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Program, startProgram } from '../support/program'

let simulator: Program
let url: string

beforeAll(async () => {
  const { error } = spawnSync('curl', ['--version'])
  if (error) throw new Error('This test needs curl: install it and run again.')
  simulator = startProgram('scripts/simulator.mjs', ['--port', '0'], {})
  await simulator.printed('simulator listening on')
  url = /http:\S+/.exec(simulator.stdout())?.[0] ?? ''
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
