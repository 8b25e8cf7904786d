import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createSimulator, fileStorage, type SimulatorOptions } from './index'
import { asker, NOON } from './testing/bench'
import { type Bench, proves } from './testing/contract'

const SLOW = { match: { method: 'POST' }, kind: 'slow', delay_ms: 5 }

async function asked(bench: Bench, options: SimulatorOptions = {}) {
  const on = await bench(options)
  const ask = asker(on.simulator)
  const create = (key: string, form = 'name=Ada', headers: Record<string, string> = {}) =>
    ask('POST', '/v1/customers', form, { 'idempotency-key': key, ...headers })
  const customers = async () => (await on.stripe.customers.list({ limit: 100 })).data.map(({ name }) => name)
  return { ...on, ask, create, customers }
}

proves(
  [
    'Idempotency: the same key and parameters get the same answer, marked Idempotent-Replayed',
    'Idempotency: what was asked twice is done once',
  ],
  async (bench) => {
    const { create, customers } = await asked(bench)
    const first = await create('once', 'name=Ada&metadata[a]=1&metadata[b]=2')
    const again = await create('once', 'metadata[b]=2&metadata[a]=1&name=Ada')
    expect(first.headers.has('idempotent-replayed')).toBe(false)
    expect(again).toMatchObject({ status: 200, body: first.body })
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect(again.headers.get('original-request')).toBe(first.headers.get('request-id'))
    expect(again.headers.get('request-id')).not.toBe(first.headers.get('request-id'))
    expect(await customers()).toEqual(['Ada'])
  },
)

proves(['Events: request names the idempotency key'], async (bench) => {
  const { stripe } = await bench()
  const make = () => stripe.customers.create({ name: 'Ada' }, { idempotencyKey: 'sdk' })
  expect(await make()).toEqual(await make())
  const { data } = await stripe.events.list()
  expect(data.map(({ request }) => request?.idempotency_key)).toEqual(['sdk'])
})

proves(['Idempotency: other parameters or another path are an idempotency_error'], async (bench) => {
  const { create, ask, customers } = await asked(bench)
  await create('once')
  const { status, body } = await create('once', 'name=Bea')
  expect({ status, ...body.error }).toEqual({
    status: 400,
    type: 'idempotency_error',
    message:
      "Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than 'once' if you meant to execute a different request.",
  })
  const elsewhere = await ask('POST', '/v1/webhook_endpoints', 'name=Ada', { 'idempotency-key': 'once' })
  expect(elsewhere.body.error).toMatchObject({ type: 'idempotency_error' })
  expect(elsewhere.body.error.message).toContain("the same endpoint they were first used for ('/v1/customers'")
  expect(await customers()).toEqual(['Ada'])
})

proves(['Idempotency: while the first is under way the answer is 409 idempotency_key_in_use'], async (bench) => {
  const { create, control, customers } = await asked(bench)
  await control('faults', SLOW)
  const first = create('once')
  const second = await create('once')
  expect({ status: second.status, ...second.body.error }).toMatchObject({
    status: 409,
    type: 'idempotency_error',
    code: 'idempotency_key_in_use',
  })
  expect(second.headers.get('stripe-should-retry')).toBe('true')
  const { body } = await first
  expect(await create('once')).toMatchObject({ status: 200, body })
  expect(await customers()).toEqual(['Ada'])
})

proves(['Idempotency: a key belongs to its account'], async (bench) => {
  const { simulator, create } = await asked(bench)
  const { body } = await create('once')
  const other = await asker(simulator, 'sk_test_other')('POST', '/v1/customers', 'name=Ada', {
    'idempotency-key': 'once',
  })
  expect(other.status).toBe(200)
  expect(other.body.id).not.toBe(body.id)
  const connected = await create('once', 'name=Ada', { 'stripe-account': 'acct_1Connected' })
  expect(connected.headers.has('idempotent-replayed')).toBe(false)
})

proves(['Idempotency: an answer is kept for 24 hours'], async (bench) => {
  const { create, advance, control, customers } = await asked(bench)
  await create('once')
  await advance(86_399)
  expect((await create('once')).headers.has('idempotent-replayed')).toBe(true)
  await advance(1)
  expect((await create('once', 'name=Bea')).status).toBe(200)
  expect(await customers()).toEqual(['Bea', 'Ada'])
  await control('reset', {})
  expect((await create('once', 'name=Cy')).status).toBe(200)
})

it('an idempotency key is known after a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'simulator-'))
  const open = () => createSimulator({ storage: fileStorage(folder), realNow: () => NOON })
  const key = { 'idempotency-key': 'once' }
  const first = await open()
  const { body } = await asker(first)('POST', '/v1/customers', 'name=Ada', key)
  await first.close()
  const second = await open()
  const again = await asker(second)('POST', '/v1/customers', 'name=Ada', key)
  expect(again.headers.get('idempotent-replayed')).toBe('true')
  expect(again.body).toEqual(body)
  await second.close()
  rmSync(folder, { recursive: true })
})

proves(['Idempotency: a validation failure is not kept'], async (bench) => {
  const { create } = await asked(bench)
  expect((await create('once', 'nickname=Ada')).status).toBe(400)
  expect((await create('once', '', { 'content-type': 'application/json' })).status).toBe(200)
})

proves(['Idempotency: neither a 429 nor a 503 is kept'], async (bench) => {
  const { create, control } = await asked(bench)
  for (const status of [429, 503]) {
    await control('faults', { kind: 'error', status, times: 1 })
    expect((await create(`once ${status}`)).status).toBe(status)
    expect((await create(`once ${status}`)).status).toBe(200)
  }
})

proves(['Idempotency: a 500 is kept'], async (bench) => {
  const { create, control, customers } = await asked(bench)
  await control('faults', { kind: 'error', times: 1 })
  const first = await create('once')
  expect(first).toMatchObject({ status: 500, body: { error: { type: 'api_error' } } })
  const again = await create('once')
  expect(again).toMatchObject({ status: 500, body: first.body })
  for (const { headers } of [first, again]) expect(headers.get('stripe-should-retry')).toBe('false')
  expect(again.headers.get('idempotent-replayed')).toBe('true')
  expect(await customers()).toEqual([])
})

proves(['Idempotency: what the state of an account forbade is kept'], async (bench) => {
  const { ask, fc, link } = await bench().then((on) => ({ ...on, ask: asker(on.simulator) }))
  const { id } = await link({ institution: 'Bank (OAuth)', accounts: ['Everyday'] })
  await fc.accounts.disconnect(id)
  const refresh = () =>
    ask('POST', `/v1/financial_connections/accounts/${id}/refresh`, 'features[]=balance', { 'idempotency-key': 'r' })
  expect((await refresh()).headers.has('idempotent-replayed')).toBe(false)
  expect((await refresh()).headers.get('idempotent-replayed')).toBe('true')
})

proves(['Idempotency: an answer that was lost can be asked for again'], async (bench) => {
  const { create, control, customers } = await asked(bench)
  await control('faults', { kind: 'reset', times: 1 })
  await expect(create('once')).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } })
  expect((await create('once')).headers.get('idempotent-replayed')).toBe('true')
  expect(await customers()).toEqual(['Ada'])
})

proves(['Idempotency: a key has at most 255 characters'], async (bench) => {
  const { create } = await asked(bench)
  expect((await create('k'.repeat(255))).status).toBe(200)
  const { status, body } = await create('k'.repeat(256))
  expect(status).toBe(400)
  expect(body.error.message).toContain('255')
})

proves(['Idempotency: a key means nothing on a GET'], async (bench) => {
  const { ask, create } = await asked(bench)
  const list = () => ask('GET', '/v1/customers', '', { 'idempotency-key': 'read' })
  expect((await list()).body.data).toEqual([])
  await create('once')
  expect((await list()).body.data).toHaveLength(1)
})

proves(['Idempotency: however requests crowd, each key does one thing and its answers agree'], async (bench) => {
  const keys = fc.constantFrom('a', 'b')
  const names = fc.constantFrom('Ada', 'Bea')
  const wave = fc.array(fc.record({ key: keys, name: names }), { minLength: 2, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(fc.array(wave, { minLength: 1, maxLength: 4 }), fc.string(), async (waves, seed) => {
      const { create, control, customers } = await asked(bench, { seed })
      await control('faults', { ...SLOW, delay_ms: 1, probability: 0.5 })
      const done = new Map<string, { name: string; body: unknown }>()
      for (const asks of waves) {
        const answers = await Promise.all(
          asks.map(async ({ key, name }) => ({ key, name, ...(await create(key, `name=${name}`)) })),
        )
        const worked = answers.filter(({ status, headers }) => status === 200 && !headers.has('idempotent-replayed'))
        for (const { key, name, body } of worked) {
          expect(done.has(key)).toBe(false)
          done.set(key, { name, body })
        }
        for (const { key, name, status, body, headers } of answers) {
          const first = done.get(key)
          if (status === 200) expect({ name, body }).toEqual(first)
          else if (status === 400) expect(name).not.toBe(first?.name)
          else expect(status).toBe(409)
          if (status === 409) expect(headers.get('stripe-should-retry')).toBe('true')
        }
      }
      expect((await customers()).toSorted()).toEqual([...done.values()].map(({ name }) => name).toSorted())
    }),
    { numRuns: 40 },
  )
})
