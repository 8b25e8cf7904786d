import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { database } from '@/lib/db/client'
import { eventFeeds } from '@/lib/sync/table'
import { deliver, delivery, eventOf, signatureOf } from '@/lib/testing/deliveries'
import { startTestProduct } from '@/lib/testing/product'
import { webhookEvents } from './table'

const secret = 'whsec_newer'
const older = 'whsec_older'
const text = JSON.stringify(eventOf())

let stop: () => Promise<void>
beforeAll(async () => {
  const key = { STRIPE_SECRET_KEY: 'sk_test_receiving' }
  stop = await startTestProduct({ ...key, STRIPE_WEBHOOK_SECRET: `${secret}, ${older}` })
})
afterAll(() => stop())
beforeEach(() => database().delete(webhookEvents))

const kept = () => database().select().from(webhookEvents)
const nowSeconds = () => Math.floor(Date.now() / 1000)
const signed = (given: Record<string, unknown>) => delivery(JSON.stringify(eventOf(given)), { secret })
const hex = (character: string) => character.repeat(64)

describe('what is taken', () => {
  test.each([
    ['the newer secret', () => delivery(text, { secret })],
    ['the older one, while it is being changed', () => delivery(text, { secret: older })],
    ['both, as Stripe signs while one is being changed', () => withHeader((good) => `${good},v1=${hex('0')}`)],
    ["test mode's v0 beside it", () => withHeader((good) => `${good},v0=${hex('0')}`)],
    ['a signature of almost five minutes ago', () => delivery(text, { secret, atSeconds: nowSeconds() - 298 })],
    ['a clock of almost five minutes ahead', () => delivery(text, { secret, atSeconds: nowSeconds() + 298 })],
  ])('%s', async (_, request) => {
    expect(await deliver(request())).toEqual({ status: 200, body: { received: true } })
    expect(await kept()).toHaveLength(1)
  })

  test('only the envelope is kept', async () => {
    const holder = { type: 'customer', customer: 'cus_1' }
    const object = { id: 'fca_1', account_holder: holder, display_name: 'Private', last4: '4242' }
    await deliver(signed({ data: { object, previous_attributes: {} }, created: 1_800_000_000 }))
    const rows = await kept()
    expect(rows).toMatchObject([
      { id: 'evt_1test', objectId: 'fca_1', holder, created: new Date(1_800_000_000_000), source: 'webhook' },
    ])
    expect(JSON.stringify(rows)).not.toMatch(/Private|4242/)
  })

  test('a type that nobody knows, about anything', async () => {
    for (const [index, object] of [{}, { id: 5 }, { id: 'x', account_holder: 'somebody' }].entries()) {
      const answer = await deliver(signed({ id: `evt_${index}`, type: 'some.new.thing', data: { object } }))
      expect(answer.status).toBe(200)
    }
    expect(await kept()).toHaveLength(3)
  })

  test('a second delivery is acknowledged and changes nothing', async () => {
    await deliver(signed({}))
    const before = await kept()
    const again = await Promise.all([1, 2, 3, 4].map(() => deliver(signed({ type: 'another.type' }))))
    expect(again.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(await kept()).toEqual(before)
  })

  test('what is not ours is kept as ignored', async () => {
    await database().insert(eventFeeds).values({ stripeAccount: 'acct_1ours' })
    await deliver(signed({ id: 'evt_live', livemode: true }))
    await deliver(signed({ id: 'evt_foreign', account: 'acct_1foreign' }))
    await deliver(signed({ id: 'evt_served', account: 'acct_1ours' }))
    const fates = (await kept()).map(({ id, state, reason }) => [id, state, reason])
    expect(fates.sort()).toEqual([
      ['evt_foreign', 'ignored', 'account_not_served'],
      ['evt_live', 'ignored', 'other_livemode'],
      ['evt_served', 'waiting', null],
    ])
  })
})

describe('what is refused', () => {
  const bytes = (...parts: (string | number[])[]) =>
    new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)))
  const withReplacement = JSON.stringify(eventOf({ note: '\uFFFD' }))
  const broken = bytes(withReplacement.split('\uFFFD')[0] ?? '', [0xff], withReplacement.split('\uFFFD')[1] ?? '')

  test.each([
    ['no header', () => delivery(text, { secret, header: null }), 'no Stripe-Signature header'],
    ['another secret', () => delivery(text, { secret: 'whsec_other' }), 'not that of this body'],
    ['another body', () => delivery(`${text} `, { secret, header: signatureOf(text, { secret }) }), 'not that of this'],
    ['an old signature', () => delivery(text, { secret, atSeconds: nowSeconds() - 302 }), 'five minutes'],
    ['a signature of the future', () => delivery(text, { secret, atSeconds: nowSeconds() + 302 }), 'five minutes'],
    ['junk behind the time', () => withHeader((good) => good.replace(',', 'x,')), 'of the form'],
    ['a zero before the time', () => withHeader((good) => good.replace('t=', 't=0')), 'of the form'],
    ['two times', () => withHeader((good) => `t=${nowSeconds()},${good}`), 'of the form'],
    ['two headers', () => withHeader((good) => `${good}, ${good}`), 'of the form'],
    ['a signature given twice', () => withHeader((good) => good + good.slice(good.indexOf(','))), 'of the form'],
    ['a signature too long', () => withHeader((good) => `${good}0`), 'of the form'],
    [
      'capital letters',
      () => withHeader((good) => good.replace(/v1=.*/, (it) => `v1=${it.slice(3).toUpperCase()}`)),
      'form',
    ],
    ['a scheme nobody knows', () => withHeader((good) => `${good},v9=1`), 'of the form'],
    ['test mode’s scheme alone', () => withHeader((good) => good.replace('v1', 'v0')), 'not that of this body'],
    ['an empty body', () => delivery('', { secret }), 'not that of this body'],
    ['a byte order mark', () => delivery(`\uFEFF${text}`, { secret }), 'byte order mark'],
    [
      'a byte order mark that was not signed',
      () => delivery(bytes([0xef, 0xbb, 0xbf], text), { secret }),
      'order mark',
    ],
    ['bytes that are no text, in place of U+FFFD', () => delivery(broken, { secret }), 'not valid UTF-8'],
    ['signed text that is not JSON', () => delivery('payload', { secret }), 'signed but not valid JSON'],
    ['signed JSON that is no object', () => delivery('null', { secret }), 'must be an object'],
    ['a thin event', () => signed({ object: 'v2.core.event' }), 'thin event'],
    ['an id that is none', () => signed({ id: 'evt 1' }), 'Invalid id'],
    ['no id', () => signed({ id: undefined }), 'Missing required param: id'],
    ['no object', () => signed({ data: {} }), 'Missing required param: data[object]'],
    ['a year that no database keeps', () => signed({ created: 1e15 }), 'Invalid created'],
    ['an account that is none', () => signed({ account: '../x' }), 'Invalid account'],
    [
      'text that no database keeps',
      () => signed({ data: { object: { id: 'a\u0000' } } }),
      'characters that are not text',
    ],
  ])('%s', async (_, request, words) => {
    const answer = await deliver(request())
    expect(answer).toMatchObject({ status: 400, body: { error: { message: expect.stringContaining(words) } } })
    expect(await kept()).toEqual([])
  })

  test('a body of more than 256 KB, before its end has come', async () => {
    let sent = 0
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 65_536
        controller.enqueue(new Uint8Array(65_536).fill(32))
      },
    })
    const headers = { 'stripe-signature': signatureOf(text, { secret }) }
    const init = { method: 'POST', headers, body: endless, duplex: 'half' }
    const answer = await deliver(new Request('http://localhost:3000/api/webhooks/stripe', init))
    expect(answer).toMatchObject({ status: 413, body: { error: { code: 'body_too_large' } } })
    expect(sent).toBeLessThan(10 * 65_536)
  })
})

function withHeader(change: (good: string) => string): Request {
  return delivery(text, { secret, header: change(signatureOf(text, { secret })) })
}
