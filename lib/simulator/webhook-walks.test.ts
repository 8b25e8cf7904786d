import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bench } from './testing/bench'
import { closers, deliveries, hooked, settled } from './testing/hooked'

const mischief = fc.record({
  duplicate: fc.constantFrom(0, 0.5, 1),
  drop: fc.constantFrom(0, 0.3),
  reorder: fc.boolean(),
})

describe('whatever goes wrong on the way', () => {
  it('each event that was not dropped arrives, and nothing that never happened', async () => {
    const answers = fc.array(fc.constantFrom(200, 500, 301), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(mischief, answers, fc.integer({ min: 1, max: 8 }), async (wrong, statuses, count) => {
        const retryMs = statuses.map(() => 1)
        const { stripe, control, receiver } = await hooked(bench, { webhooks: { retryMs } }, [...statuses])
        await control('webhooks', { url: receiver.url, ...wrong })
        for (let i = 0; i < count; i++) await stripe.customers.create({})
        const all = await deliveries(control, settled)
        const arrived = new Set(receiver.letters.map(({ event }) => event.id))
        const sent = all.filter(({ status }: { status: string }) => status === 'succeeded')
        const dropped = all.filter(({ status }: { status: string }) => status === 'dropped')
        expect(sent.length + dropped.length).toBe(count)
        expect([...arrived].sort()).toEqual(sent.map(({ event }: { event: string }) => event).sort())
        const lost = (await stripe.events.list({ delivery_success: false })).data
        expect(lost.map(({ id }) => id).sort()).toEqual(dropped.map(({ event }: { event: string }) => event).sort())
        for (const close of closers.splice(0).reverse()) await close()
      }),
      { numRuns: 12 },
    )
  }, 60_000)

  it('a reset in the middle of a delivery leaves nothing of it', async () => {
    const { simulator, stripe, control, receiver } = await hooked(bench, { webhooks: { timeoutMs: 30 } }, ['hang'])
    await stripe.customers.create({})
    await receiver.received(1)
    await control('reset', {})
    await simulator.close()
    expect((await control('deliveries')).data).toEqual([])
  })
})
