import { describe, expect, it } from 'vitest'
import { asker, bench, clientOf, NOON } from './testing/bench'

const ask = async (quota: 'test' | 'live' | undefined, count: number) => {
  let real = NOON
  const on = await bench({ realNow: () => real, ...(quota ? { quota } : {}) })
  const list = (key = 'sk_test_bench') => asker(on.simulator, key)('GET', '/v1/customers')
  const statuses = []
  for (let asks = 0; asks < count; asks++) statuses.push((await list()).status)
  const through = statuses.filter((status) => status === 200).length
  return { ...on, list, through, wait: (ms: number) => (real += ms) }
}

describe('quotas', () => {
  it.each([
    ['test', 25],
    ['live', 100],
  ] as const)('%s lets %i requests a second through', async (quota, rate) => {
    const { through, list, wait } = await ask(quota, rate + 5)
    expect(through).toBe(rate)
    const { status, body, headers } = await list()
    expect({ status, ...body.error }).toMatchObject({ status: 429, type: 'invalid_request_error', code: 'rate_limit' })
    expect(headers.get('stripe-should-retry')).toBe('false')
    wait(1_000 / rate)
    expect([(await list()).status, (await list()).status]).toEqual([200, 429])
  })

  it('is each key’s own, and on nobody’s unless told', async () => {
    const { list } = await ask('test', 30)
    expect((await list('sk_test_other')).status).toBe(200)
    expect((await ask(undefined, 150)).through).toBe(150)
  })

  it('is an error of its own kind to the SDK', async () => {
    const { simulator } = await ask('test', 30)
    await expect(clientOf(simulator, 'sk_test_bench').customers.list()).rejects.toMatchObject({
      type: 'StripeRateLimitError',
    })
  })
})
