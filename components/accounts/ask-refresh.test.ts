import { afterEach, expect, it, vi } from 'vitest'
import { exampleAccount, exampleNow } from '@/lib/accounts/account.fixture'
import { askRefresh } from './ask-refresh'
import type { Feature } from './refresh-plan'

const refresh = (minutesAgo: number, next: number | null, status = 'succeeded') => ({
  status,
  last_attempted_at: new Date(exampleNow - minutesAgo * 60_000).toISOString(),
  next_refresh_available_at: next === null ? null : new Date(exampleNow + next * 60_000).toISOString(),
})
const old = refresh(60, -1)
const early = refresh(1, 240)
const at = early.next_refresh_available_at

afterEach(() => vi.unstubAllGlobals())

/** Gives what was asked of Stripe: the account is read as `before`, and as `after` once it was. */
function stub(before: ReturnType<typeof refresh>, after: ReturnType<typeof refresh>, refusal?: number) {
  const asked: unknown[] = []
  vi.stubGlobal('fetch', async (_: string, { method, body }: { method: string; body?: string }) => {
    if (method === 'GET') {
      const balance_refresh = asked.length === 0 ? before : after
      return Response.json(exampleAccount({ balance_refresh, transaction_refresh: balance_refresh }))
    }
    asked.push(JSON.parse(body ?? '').features)
    const error = { type: 'invalid_request_error', code: 'too_early', message: 'Not today.', request_id: 'req_1' }
    return refusal === undefined ? Response.json({}) : Response.json({ error }, { status: refusal })
  })
  return asked
}

const ask = (features: Feature[] = ['balance']) => askRefresh('fca_1', features, exampleNow)

it('a refresh that began has begun', async () => {
  const asked = stub(old, refresh(0, null, 'pending'))
  expect(await ask()).toEqual({ kind: 'begun' })
  expect(asked).toEqual([['balance']])
})

it('what is not allowed yet is not asked for, and says when', async () => {
  const asked = stub(early, early)
  expect(await ask()).toEqual({ kind: 'notYet', at })
  expect(asked).toEqual([])
})

it('a 200 that did not move anything is not started yet', async () => {
  stub(old, old)
  expect(await ask()).toEqual({ kind: 'notYet', at: null })
})

it('a 400 for a refresh that is too early is not started yet', async () => {
  stub(old, { ...early, last_attempted_at: old.last_attempted_at }, 400)
  expect(await ask()).toEqual({ kind: 'notYet', at })
})

it('a 400 for something else, and every other refusal, are told as they are', async () => {
  stub(old, old, 400)
  await expect(ask()).rejects.toMatchObject({ message: 'Not today.' })
  stub(old, old, 502)
  await expect(ask()).rejects.toMatchObject({ status: 502 })
})
