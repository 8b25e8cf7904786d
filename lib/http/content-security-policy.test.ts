import { NextRequest } from 'next/server'
import { afterEach, expect, it } from 'vitest'
import { readEnv } from '@/lib/env/read-env'
import { proxy } from '@/proxy'

afterEach(() => {
  globalThis.tidewaterEnv = undefined
})

const test = { STRIPE_SECRET_KEY: 'sk_test_1' }

function policyOf(source: Record<string, string>, path = '/accounts'): Record<string, string> {
  const policy = visit(source, path).get('content-security-policy') ?? ''
  return Object.fromEntries(policy.split('; ').map((part) => [part.split(' ')[0], part.slice(part.indexOf(' ') + 1)]))
}

function visit(source: Record<string, string>, path = '/accounts'): Headers {
  globalThis.tidewaterEnv = readEnv(source)
  return proxy(new NextRequest(`http://localhost:3000${path}`)).headers
}

it('runs no inline or evaluated script, and scripts from nowhere but here and Stripe', () => {
  const scripts = policyOf(test)['script-src'] ?? ''
  expect(scripts.replace(/'nonce-\w{32}'/, 'NONCE')).toBe("'self' NONCE https://js.stripe.com https://*.js.stripe.com")
})

it('may be framed by nobody, and starts with nothing allowed', () => {
  expect(policyOf(test)).toMatchObject({
    'default-src': "'none'",
    'frame-ancestors': "'none'",
    'base-uri': "'none'",
    'object-src': "'none'",
    'form-action': "'self'",
  })
})

it('frames our own pages only for the simulator', () => {
  expect(policyOf({})['frame-src']).toMatch(/ 'self'$/)
  expect(policyOf(test)['frame-src']).not.toContain("'self'")
})

it('is told of what it stopped', () => {
  expect(policyOf(test)).toMatchObject({ 'report-to': 'csp', 'report-uri': '/api/csp-reports' })
  expect(visit(test).get('reporting-endpoints')).toBe('csp="/api/csp-reports"')
})

it('gives every answer a nonce of its own', () => {
  expect(policyOf(test)['script-src']).not.toBe(policyOf(test)['script-src'])
})

it('evaluates code in development only', () => {
  expect(policyOf({ NODE_ENV: 'development' })['script-src']).toContain("'unsafe-eval'")
  expect(policyOf({ NODE_ENV: 'production' })['script-src']).not.toContain('unsafe')
})

it('leaves the simulator’s pages to their own policy', () => {
  expect(visit({}, '/api/simulator/_simulator/modal/connect').has('content-security-policy')).toBe(false)
})

it('insists on https where the address is https', () => {
  expect(visit({ APP_URL: 'https://money.example' }).has('strict-transport-security')).toBe(true)
  expect(visit({}).has('strict-transport-security')).toBe(false)
})
