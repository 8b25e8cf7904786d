import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { database } from '@/lib/db/client'
import { deliver, delivery, eventOf, signatureOf } from '@/lib/testing/deliveries'
import { startTestProduct } from '@/lib/testing/product'
import { webhookDeliveries, webhookEvents } from './table'

const isProof = process.env.PROVE === '1'
const requests = isProof ? 10_000 : 500
const seed = Date.now() % 2 ** 31

const secret = 'whsec_mutations'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startTestProduct({
    STRIPE_SECRET_KEY: 'sk_test_mutations',
    STRIPE_WEBHOOK_SECRET: `whsec_other,${secret}`,
  })
})
afterAll(() => stop())

type Delivered = { body: Uint8Array; header: string }
type Mutation = (good: Delivered) => Delivered

const encode = (text: string) => new TextEncoder().encode(text)
const byte = fc.integer({ min: 0, max: 255 })
const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
/** What an HTTP header can carry, the most harmful more often. */
const headerText = fc.oneof(
  fc.constantFrom(',', '=', 't=', 'v1=', ' ', '0', 'x', ';', '\t', '+', '-', '.', '%00', '\u00ff'),
  fc.string({
    minLength: 1,
    maxLength: 4,
    unit: fc.integer({ min: 33, max: 126 }).map((code) => String.fromCharCode(code)),
  }),
)

/** Takes `cut` things out at a place and puts others there. */
function splice<T>(whole: readonly T[], at: number, cut: number, added: readonly T[]): T[] {
  const index = Math.floor(at * (whole.length + 1))
  return [...whole.slice(0, index), ...added, ...whole.slice(index + cut)]
}

const spliced = fc.record({ at: place, cut: fc.integer({ min: 0, max: 8 }) })

const bodies: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(spliced, fc.array(byte, { maxLength: 8 })).map(([{ at, cut }, added]): Mutation => {
    return ({ body, header }) => ({ body: Uint8Array.from(splice([...body], at, cut, added)), header })
  }),
  fc.constantFrom<number[]>([0xef, 0xbb, 0xbf], [0xff, 0xfe], [0x20], [0x0a], [0x00]).map((before): Mutation => {
    return ({ body, header }) => ({ body: Uint8Array.from([...before, ...body]), header })
  }),
  // Each of these reads as U+FFFD to a decoder that forgives.
  fc.constantFrom<number[]>([0xff], [0xc0], [0xe2, 0x82], [0xf0, 0x9f, 0x98]).map((bad): Mutation => {
    return ({ body, header }) => ({ body: forged(body, bad), header })
  }),
  fc.integer({ min: 256 * 1024, max: 300 * 1024 }).map((size): Mutation => {
    return ({ body, header }) => ({ body: Uint8Array.from([...body, ...new Uint8Array(size).fill(0x20)]), header })
  }),
)

const headers: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(spliced, fc.array(headerText, { maxLength: 3 })).map(([{ at, cut }, added]): Mutation => {
    return ({ body, header }) => ({ body, header: splice([...header], at, cut, added).join('') })
  }),
  fc
    .constantFrom<(good: string) => string>(
      (good) => `${good}, ${good}`,
      (good) => `${good},${good}`,
      (good) => good + good.slice(good.indexOf(',')),
      (good) => good.split(',').reverse().join(','),
      (good) => good.replace(',', ' ,'),
      (good) => good.replace(',', '.0,'),
      (good) => good.replace('t=', 't=+'),
      (good) => good.replace('v1', 'v0'),
      (good) => good.toUpperCase(),
      (good) => `${good},`,
    )
    .map(
      (change): Mutation =>
        ({ body, header }) => ({ body, header: change(header) }),
    ),
)

/** Signed rightly, but not what Stripe signs. */
const signedRubbish: fc.Arbitrary<Mutation> = fc
  .oneof(
    fc.string().map((text) => `${text}!`),
    fc.anything({ maxDepth: 2 }).map((value) => JSON.stringify({ ...eventOf(), data: value })),
    fc.constantFrom('id', 'type', 'livemode', 'created').map((field) => JSON.stringify(eventOf({ [field]: [] }))),
    fc.constant(JSON.stringify(eventOf({ object: 'v2.core.event' }))),
    fc.constant('['.repeat(5000)),
  )
  .map(
    (text): Mutation =>
      () => ({ body: encode(text), header: signatureOf(text, { secret }) }),
  )

const moments: fc.Arbitrary<Mutation> = fc.tuple(fc.boolean(), fc.integer({ min: 310, max: 1e9 })).map(
  ([isLate, by]): Mutation =>
    ({ body }) => {
      const atSeconds = Math.floor(Date.now() / 1000) + (isLate ? -by : by)
      return { body, header: signatureOf(body, { secret, atSeconds }) }
    },
)

test(
  `of ${requests} mutated deliveries none is accepted, and nothing is written (seed ${seed})`,
  async () => {
    const mutation = fc.oneof(
      { arbitrary: bodies, weight: 4 },
      { arbitrary: headers, weight: 4 },
      signedRubbish,
      moments,
    )
    await fc.assert(
      fc.asyncProperty(mutation, fc.string(), async (mutate, name) => {
        const text = JSON.stringify(eventOf({ name, note: '\uFFFD' }))
        const good = { body: encode(text), header: signatureOf(text, { secret }) }
        const bad = mutate(good)
        fc.pre(!isSame(good, bad))
        const answer = await deliver(delivery(Uint8Array.from(bad.body), { secret, header: bad.header }))
        expect([400, 413]).toContain(answer.status)
        expect(answer.body).toMatchObject({ error: { message: expect.any(String) } })
      }),
      { numRuns: requests, seed, endOnFailure: true },
    )
    expect(await database().select().from(webhookEvents)).toEqual([])
    // They are counted, but in memory: rubbish costs the database nothing.
    expect(await database().select().from(webhookDeliveries)).toEqual([])
    const text = JSON.stringify(eventOf())
    expect(await deliver(delivery(text, { secret }))).toMatchObject({ status: 200 })
  },
  requests * 100,
)

/** Headers lose the white space around them on the way. */
function isSame(good: Delivered, bad: Delivered): boolean {
  return Buffer.compare(good.body, bad.body) === 0 && bad.header.trim() === good.header
}

/** Bytes that are no text in place of a U+FFFD that was signed. */
function forged(body: Uint8Array, bad: number[]): Uint8Array {
  const at = Buffer.from(body).indexOf(encode('\uFFFD'))
  return Uint8Array.from([...body.slice(0, at), ...bad, ...body.slice(at + 3)])
}
