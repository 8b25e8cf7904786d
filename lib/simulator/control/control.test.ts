import { describe, expect, it } from 'vitest'
import { createSimulator, isOpenPath } from '../index'
import { bench, clientOf, controlOf, NOON } from '../testing/bench'

describe('the clock', () => {
  it('runs at real speed from where it was put', async () => {
    let real = NOON
    const { simulator, advance, control } = await bench({ realNow: () => real })
    await advance(100)
    expect(simulator.now()).toBe(NOON + 100_000)
    real += 5_000
    expect(simulator.now()).toBe(NOON + 105_000)
    const { now } = await control('clock', { now: NOON / 1000 + 500 })
    expect(now).toBe(NOON / 1000 + 500)
    expect(simulator.now()).toBe(NOON + 500_000)
  })

  it('never goes back, not even with the machine', async () => {
    let real = NOON
    const { simulator, control } = await bench({ realNow: () => real })
    expect(simulator.now()).toBe(NOON)
    real -= 60_000
    expect(simulator.now()).toBe(NOON)
    await expect(control('clock', { now: NOON / 1000 - 1 })).rejects.toThrow('cannot go back')
    await expect(control('clock', { advance_seconds: -1 })).rejects.toThrow('greater than or equal to 0')
  })

  it('does what falls due in order, each at its own time', async () => {
    const { stripe, link, advance } = await bench()
    const { id } = await link({ institution: 'Bank (OAuth)', accounts: ['Everyday'] })
    const other = await link({ institution: 'Bank (OAuth)', accounts: ['Everyday'] })
    await stripe.financialConnections.accounts.subscribe(id, { features: ['transactions'] })
    await advance(3_600)
    await stripe.financialConnections.accounts.subscribe(other.id, { features: ['transactions'] })
    await advance(2 * 86_400)
    const type = 'financial_connections.account.refreshed_transactions'
    const { data } = await stripe.events.list({ type })
    const seen = data
      .reverse()
      .map(({ created, data: { object } }) => [created - NOON / 1000, 'id' in object ? object.id : ''])
    expect(seen).toEqual([
      [2, id],
      [3_602, other.id],
      [86_402, id],
      [90_002, other.id],
      [172_802, id],
    ])
  })
})

describe('reset', () => {
  it('empties the world of its key, keeps the clock, and starts the same ids again', async () => {
    const { simulator, stripe, control, advance } = await bench()
    const other = clientOf(simulator, 'sk_test_other')
    await other.customers.create({})
    await advance(60)
    const first = await stripe.customers.create({})
    const state = await control('reset', {})
    expect(state.counts).toMatchObject({ customers: 0, events: 0 })
    expect(state.offset_seconds).toBe(60)
    expect((await stripe.customers.create({})).id).toBe(first.id)
    expect((await other.customers.list()).data).toHaveLength(1)
    expect((await control('reset', { seed: 'another' })).seed).toBe('another')
    expect((await stripe.customers.create({})).id).not.toBe(first.id)
  })
})

describe('control calls', () => {
  it('without a key mean the default world', async () => {
    const simulator = await createSimulator({ defaultKey: 'sk_test_house' })
    await clientOf(simulator, 'sk_test_house').customers.create({})
    const response = await simulator.fetch(new Request('http://simulator/_simulator/state'))
    expect(await response.json()).toMatchObject({ counts: { customers: 1 } })
  })

  it('name the 13 banks and their accounts', async () => {
    const { control } = await bench()
    const { data } = await control('banks')
    expect(data).toHaveLength(13)
    expect(data[0].name).toBe('Test (Non-OAuth)')
    expect(data[0].accounts).toHaveLength(10)
    expect(data[0].accounts[0]).toEqual({ name: 'Success', category: 'cash', subcategory: 'checking' })
  })

  it.each([
    ['clock', '{}', 'advance_seconds', 400],
    ['clock', '{"advance_seconds":1,"now":2}', 'advance_seconds', 400],
    ['clock', '{"advance_seconds":"soon"}', 'advance_seconds', 400],
    ['clock', '{"years":1}', 'years', 400],
    ['clock', 'not json', undefined, 400],
    ['clock', '[]', undefined, 400],
    ['reset', '{"seed":["a"]}', 'seed', 400],
    ['sessions/fcsess_nope/complete', '{"cancel":true}', 'session', 404],
    ['sessions/fcsess_nope/complete', '{"cancel":"perhaps"}', 'cancel', 400],
    ['nothing/here', '{}', undefined, 404],
  ])('POST %s with %s is refused and names %s', async (path, body, param, status) => {
    const { simulator } = await bench()
    const init = { method: 'POST', body }
    const response = await simulator.fetch(new Request(`http://simulator/_simulator/${path}`, init))
    expect(response.status).toBe(status)
    const { error } = await response.json()
    expect(error).toMatchObject({ type: 'invalid_request_error', message: expect.stringMatching(/\w/) })
    expect(error.param).toBe(param)
  })

  it('people are there at the first use of each world, with their data read', async () => {
    const simulator = await createSimulator({ people: true, realNow: () => NOON })
    const { data } = await clientOf(simulator, 'sk_test_one').financialConnections.accounts.list({ limit: 100 })
    expect(data.length).toBeGreaterThan(4)
    expect(data.every((account) => account.transaction_refresh?.status === 'succeeded')).toBe(true)
    expect((await controlOf(simulator, 'sk_test_two')('state')).counts.accounts).toBe(data.length)
  })
})

it.each([
  ['/_simulator/stripe.js', true],
  ['/_simulator/modal/connect', true],
  ['/_simulator/state', false],
  ['/_simulator/sessions/fcsess_1/complete', false],
  ['/v1/events', false],
  ['/_simulator/modalities', false],
])('%s is open to any browser: %s', (path, open) => {
  expect(isOpenPath(path)).toBe(open)
})
