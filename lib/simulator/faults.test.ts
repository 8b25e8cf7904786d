import { describe, expect, it } from 'vitest'
import { asker, bench, clientOf, controlOf } from './testing/bench'

async function broken(fault: object) {
  const on = await bench()
  const armed = await on.control('faults', fault)
  const list = () => asker(on.simulator)('GET', '/v1/customers')
  return { ...on, armed, list, ask: asker(on.simulator) }
}

describe('an error', () => {
  it.each([
    [{}, { status: 500, type: 'api_error' }, null],
    [{ status: 503 }, { status: 503, type: 'api_error' }, 'true'],
    [{ status: 429 }, { status: 429, type: 'invalid_request_error', code: 'rate_limit' }, 'false'],
    [{ status: 429, code: 'lock_timeout' }, { status: 429, code: 'lock_timeout' }, 'true'],
    [{ status: 402, code: 'odd', message: 'Not today.' }, { status: 402, code: 'odd', message: 'Not today.' }, 'false'],
  ])('%j', async (told, expected, advice) => {
    const { list } = await broken({ kind: 'error', ...told })
    const { status, body, headers } = await list()
    expect({ status, ...body.error }).toMatchObject(expected)
    expect(headers.get('stripe-should-retry')).toBe(advice)
    expect(headers.get('request-id')).toMatch(/^req_/)
  })

  it('does nothing of what was asked', async () => {
    const { ask, control } = await broken({ kind: 'error', times: 1 })
    await ask('POST', '/v1/customers', 'name=Ada')
    expect((await control('state')).counts.customers).toBe(0)
  })

  it('is retried by the SDK, which then succeeds', async () => {
    const { simulator, control } = await broken({ kind: 'error', status: 503, times: 2 })
    const stripe = clientOf(simulator, 'sk_test_bench', { maxNetworkRetries: 2 })
    expect(await stripe.customers.create({ name: 'Ada' })).toMatchObject({ name: 'Ada' })
    expect((await control('state')).counts.customers).toBe(1)
  })
})

it('a reset rejects like a lost connection, after the work was done', async () => {
  const { ask, control } = await broken({ kind: 'reset', times: 1 })
  await expect(ask('POST', '/v1/customers', 'name=Ada')).rejects.toMatchObject({
    name: 'TypeError',
    message: 'fetch failed',
    cause: { code: 'ECONNRESET' },
  })
  expect((await control('state')).counts.customers).toBe(1)
})

it('the SDK gets over a reset, and makes one customer', async () => {
  const { simulator, control } = await broken({ kind: 'reset', times: 1 })
  const stripe = clientOf(simulator, 'sk_test_bench', { maxNetworkRetries: 2 })
  expect(await stripe.customers.create({ name: 'Ada' })).toMatchObject({ name: 'Ada' })
  expect((await control('state')).counts.customers).toBe(1)
})

describe('a hang', () => {
  const customers = (signal: AbortSignal) =>
    new Request('http://simulator/v1/customers', { signal, headers: { authorization: 'Bearer sk_test_bench' } })

  it('ends when the client leaves', async () => {
    const { simulator } = await broken({ kind: 'hang' })
    const leaving = new AbortController()
    const answer = simulator.fetch(customers(leaving.signal))
    leaving.abort()
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('ends with the simulator', async () => {
    const { simulator } = await broken({ kind: 'hang' })
    const answer = simulator.fetch(customers(new AbortController().signal))
    await Promise.all([expect(answer).rejects.toBeDefined(), simulator.close()])
  })

  it('frees its idempotency key, and has done nothing', async () => {
    const { simulator, ask, control } = await broken({ kind: 'hang', times: 1 })
    const key = { 'idempotency-key': 'once' }
    const leaving = new AbortController()
    const headers = { ...key, authorization: 'Bearer sk_test_bench' }
    const { signal } = leaving
    const hanging = simulator.fetch(new Request('http://simulator/v1/customers', { method: 'POST', headers, signal }))
    const conflict = await ask('POST', '/v1/customers', '', key)
    leaving.abort()
    await expect(hanging).rejects.toBeDefined()
    expect(conflict.status).toBe(409)
    expect((await ask('POST', '/v1/customers', '', key)).status).toBe(200)
    expect((await control('state')).counts.customers).toBe(1)
  })
})

it('a truncated answer breaks off in the middle', async () => {
  const { simulator } = await broken({ kind: 'truncate', times: 1 })
  const ask = () =>
    simulator.fetch(
      new Request('http://simulator/v1/customers', { headers: { authorization: 'Bearer sk_test_bench' } }),
    )
  const cut = await ask()
  expect(cut.status).toBe(200)
  const announced = Number(cut.headers.get('content-length'))
  const whole = await (await ask()).text()
  expect(announced).toBe(whole.length)
  const reader = cut.body?.getReader()
  const part = await reader?.read()
  expect(whole.startsWith(new TextDecoder().decode(part?.value))).toBe(true)
  await expect(reader?.read()).rejects.toBeDefined()
})

it('a slow one answers in the end', async () => {
  const { list } = await broken({ kind: 'slow', delay_ms: 1 })
  expect((await list()).status).toBe(200)
})

describe('which calls', () => {
  const { ok, bad } = { ok: 200, bad: 500 }
  it.each([
    [{ method: 'POST' }, [ok, bad, ok]],
    [{ path: '/v1/customers' }, [bad, bad, ok]],
    [{ path: '/v1/customers/{customer}' }, [ok, ok, bad]],
    [{ path: '/v1/customers/:id' }, [ok, ok, bad]],
    [{ path: '/v1/cust*' }, [bad, bad, bad]],
    [{ path: '/v1/customer.' }, [ok, ok, ok]],
    [{ method: 'GET', path: '/v1/customers' }, [bad, ok, ok]],
  ])('%j', async (match, expected) => {
    const { ask, stripe, control } = await bench().then((on) => ({ ...on, ask: asker(on.simulator) }))
    const { id } = await stripe.customers.create({})
    await control('faults', { match, kind: 'error' })
    const calls = [ask('GET', '/v1/customers'), ask('POST', '/v1/customers'), ask('GET', `/v1/customers/${id}`)]
    expect((await Promise.all(calls)).map(({ status }) => status)).toEqual(expected)
  })

  it('as often as told, in the order they were made', async () => {
    const { list, control } = await broken({ kind: 'error', status: 500, times: 2 })
    await control('faults', { kind: 'error', status: 503, times: 1 })
    const statuses = []
    for (let asks = 0; asks < 4; asks++) statuses.push((await list()).status)
    expect(statuses).toEqual([500, 500, 503, 200])
    expect(await control('faults')).toEqual({ data: [] })
  })

  it('a share of them, the same ones for the same seed', async () => {
    const run = async (seed: string) => {
      const on = await bench({ seed })
      await on.control('faults', { kind: 'error', probability: 0.3 })
      const statuses = []
      for (let asks = 0; asks < 60; asks++) statuses.push((await asker(on.simulator)('GET', '/v1/customers')).status)
      return statuses
    }
    const one = await run('one')
    expect(one.filter((status) => status === 500).length).toBeGreaterThan(5)
    expect(one.filter((status) => status === 200).length).toBeGreaterThan(20)
    expect(await run('one')).toEqual(one)
    expect(await run('two')).not.toEqual(one)
  })

  it('of one world only, until deleted or reset', async () => {
    const { simulator, list, control, armed } = await broken({ kind: 'error' })
    expect(await control('faults')).toEqual({ data: [armed] })
    expect((await asker(simulator, 'sk_test_other')('GET', '/v1/customers')).status).toBe(200)
    const remove = new Request('http://simulator/_simulator/faults', {
      method: 'DELETE',
      headers: { authorization: 'Bearer sk_test_bench' },
    })
    expect(await (await simulator.fetch(remove)).json()).toEqual({ data: [] })
    expect((await list()).status).toBe(200)
    await control('faults', { kind: 'error' })
    await control('reset', {})
    expect((await list()).status).toBe(200)
  })

  it('an unknown key is refused before anything else goes wrong', async () => {
    const { simulator } = await broken({ kind: 'error' })
    expect((await asker(simulator, 'nonsense')('GET', '/v1/customers')).status).toBe(401)
  })
})

describe('a bad fault is refused, and none is made', () => {
  it.each([
    [{}, 'kind'],
    [{ kind: 'melt' }, 'kind'],
    [{ kind: 'error', status: 200 }, 'status'],
    [{ kind: 'slow' }, 'delay_ms'],
    [{ kind: 'slow', delay_ms: -1 }, 'delay_ms'],
    [{ kind: 'slow', delay_ms: 5, status: 500 }, 'status'],
    [{ kind: 'error', times: 0 }, 'times'],
    [{ kind: 'error', probability: 1.5 }, 'probability'],
    [{ kind: 'error', probability: 'often' }, 'probability'],
    [{ kind: 'error', match: { method: 'PATCH' } }, 'match[method]'],
    [{ kind: 'error', match: { path: 'customers' } }, 'match[path]'],
    [{ kind: 'error', match: { host: 'x' } }, 'match[host]'],
    [{ kind: 'error', when: 'later' }, 'when'],
  ])('%j', async (fault, param) => {
    const { simulator } = await bench()
    const response = await simulator.fetch(
      new Request('http://simulator/_simulator/faults', { method: 'POST', body: JSON.stringify(fault) }),
    )
    expect(response.status).toBe(400)
    expect((await response.json()).error.param).toBe(param)
    expect(await controlOf(simulator, 'sk_test_simulator')('faults')).toEqual({ data: [] })
  })
})
