import type { APIRequestContext } from '@playwright/test'
import { z } from 'zod'
import { expect } from './test'

export type StandaloneSimulator = { url: string; key: string }

/** What a bank does, or Stripe where the product does not ask. */
export async function askSimulator({ url, key }: StandaloneSimulator, path: string, body: unknown): Promise<unknown> {
  const isForm = path.startsWith('/v1/')
  const answer = await fetch(url + path, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
    },
    body: isForm ? String(body) : JSON.stringify(body),
  })
  expect(answer.ok, path).toBe(true)
  return answer.json()
}

/** As a page of ours posts. A connection that was idle may be closed as it is used again: a browser would open another. */
export async function post(request: APIRequestContext, path: string, data: unknown): Promise<unknown> {
  const answer = await request.post(path, { data, headers: { 'sec-fetch-site': 'same-origin' }, maxRetries: 2 })
  expect(answer.status(), `${path}: ${await answer.text()}`).toBe(200)
  return answer.json()
}

const identified = z.object({ id: z.string() })
const listed = z.object({ data: z.array(identified) })

/** Somebody new, signed in, with one account at an invented bank. Gives its id. */
export async function signUpAndLink(request: APIRequestContext, simulator: StandaloneSimulator): Promise<string> {
  const person = { name: 'Wren Alder', email: 'wren@example.com', password: 'a few plain words' }
  await post(request, '/api/auth/sign-up/email', person)
  const wishes = { permissions: ['balances', 'transactions'], prefetch: ['balances', 'transactions'] }
  const session = identified.parse(await post(request, '/api/stripe/financial_connections/sessions', wishes)).id
  const choice = { institution: 'Bank (OAuth)', accounts: ['Everyday'] }
  await askSimulator(simulator, `/_simulator/sessions/${session}/complete`, choice)
  await post(request, `/api/link-sessions/${session}/completion`, {})
  const answer = await request.get('/api/accounts')
  const [account] = listed.parse(await answer.json()).data
  return account?.id ?? ''
}

/** A purchase that the bank tells Stripe of at once, without a word from the product. */
export async function buy(simulator: StandaloneSimulator, account: string, description: string): Promise<void> {
  const transactions = [{ amount: -1250, description, status: 'pending' }]
  await askSimulator(simulator, `/_simulator/accounts/${account}`, { transactions })
  await askSimulator(simulator, `/v1/financial_connections/accounts/${account}/refresh`, 'features[]=transactions')
  await askSimulator(simulator, '/_simulator/clock', { advance_seconds: 60 })
}
