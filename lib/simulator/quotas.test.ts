import { expect } from 'vitest'
import { asker, clientOf, NOON } from './testing/bench'
import { type Bench, proves, provesEach } from './testing/contract'

const ask = async (bench: Bench, quota: 'test' | 'live' | undefined, count: number) => {
  let real = NOON
  const on = await bench({ realNow: () => real, ...(quota ? { quota } : {}) })
  const list = (key = 'sk_test_bench') => asker(on.simulator, key)('GET', '/v1/customers')
  const statuses = []
  for (let asks = 0; asks < count; asks++) statuses.push((await list()).status)
  const through = statuses.filter((status) => status === 200).length
  return { ...on, list, through, wait: (ms: number) => (real += ms) }
}

provesEach(
  'Requests: 25 a second in test mode and 100 in live, then 429 rate_limit',
  [
    ['test', 25],
    ['live', 100],
  ] as const,
  async (bench, [quota, rate]) => {
    const { through, list, wait } = await ask(bench, quota, rate + 5)
    expect(through).toBe(rate)
    const { status, body, headers } = await list()
    expect({ status, ...body.error }).toMatchObject({ status: 429, type: 'invalid_request_error', code: 'rate_limit' })
    expect(headers.get('stripe-should-retry')).toBe('false')
    wait(1_000 / rate)
    expect([(await list()).status, (await list()).status]).toEqual([200, 429])
  },
)

proves(['Requests: a rate belongs to one key'], async (bench) => {
  const { list } = await ask(bench, 'test', 30)
  expect((await list('sk_test_other')).status).toBe(200)
  expect((await ask(bench, undefined, 150)).through).toBe(150)
})

proves(['Errors: 429 is a StripeRateLimitError'], async (bench) => {
  const { simulator } = await ask(bench, 'test', 30)
  await expect(clientOf(simulator, 'sk_test_bench').customers.list()).rejects.toMatchObject({
    type: 'StripeRateLimitError',
  })
})
