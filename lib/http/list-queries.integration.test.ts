import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askRoute } from '@/lib/testing/app-routes'
import { makePerson, startTestProduct } from '@/lib/testing/product'

let stop: () => Promise<void>
let cookie: string
beforeAll(async () => {
  stop = await startTestProduct()
  cookie = (await makePerson('support')).cookie
})
afterAll(() => stop())

const queries = process.env.PROVE === '1' ? 2000 : 300
const cursorOf = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64url')

describe('what no database can hold is refused by its name', () => {
  const cursors = [
    ['0000-01-01T00:00:00Z', 'y'],
    ['2026-01-01T00:00:00Z', '\0'],
    ['2026-01-01T00:00:00Z', '\ud800'],
  ]

  test.each([
    { path: '/api/transactions?from=0000-01-01', param: 'from' },
    { path: '/api/transactions?to=9999-12-31', param: 'to' },
    { path: '/api/transactions?from=0001-01-01T00:00:00%2B14:00', param: 'from' },
    { path: '/api/transactions?to=9999-12-31T23:59:59-14:00', param: 'to' },
    ...cursors.map((content) => ({ path: `/api/transactions?cursor=${cursorOf(content)}`, param: 'cursor' })),
    ...cursors.map((content) => ({ path: `/api/accounts?cursor=${cursorOf(content)}`, param: 'cursor' })),
  ])('$path', async ({ path, param }) => {
    expect(await askRoute(path, { cookie })).toMatchObject({ status: 400, body: { error: { param } } })
  })

  test('the years people live in are not refused', async () => {
    const path = '/api/transactions?from=0001-01-01&to=9998-12-31'
    expect(await askRoute(path, { cookie })).toMatchObject({ status: 200 })
  })
})

describe('no query ends in an error of ours', () => {
  const digits = (least: number, most: number, length: number) =>
    fc.integer({ min: least, max: most }).map((number) => String(number).padStart(length, '0'))
  const year = fc.oneof(fc.constantFrom('0000', '0001', '9998', '9999'), digits(0, 9999, 4))
  const day = fc.tuple(year, digits(1, 13, 2), digits(1, 31, 2)).map((parts) => parts.join('-'))
  const clock = fc.constantFrom('', 'T00:00:00Z', 'T23:59:59.999Z', 'T00:00:00+14:00', 'T23:59:59-14:00')
  const moment = fc.tuple(day, clock).map((parts) => parts.join(''))
  const instant = day.map((date) => `${date}T00:00:00Z`)
  const text = fc.string({ unit: 'binary', maxLength: 20 })
  const cursor = fc.oneof(
    fc.tuple(instant, fc.oneof(text, fc.constant('fca_1'))).map(cursorOf),
    fc.jsonValue({ maxDepth: 2 }).map(cursorOf),
    text,
  )
  const word = fc.oneof(text, fc.constantFrom('', '%', '\\', '_', 'active'))
  const limit = fc.oneof(fc.integer({ min: -1, max: 101 }).map(String), text)
  const given = (name: string, value: fc.Arbitrary<string>) => fc.tuple(fc.constant(name), value)
  const shared = [given('status', word), given('q', word), given('cursor', cursor), given('limit', limit)]
  const dates = [given('from', moment), given('to', moment)]
  const events = [given('state', word), given('type', word), given('cursor', cursor), given('limit', limit)]
  const bracket = fc.constantFrom('', '[]', '[gte]', '[')
  const odd = fc.tuple(
    fc
      .tuple(fc.oneof(fc.constantFrom('account', 'q', 'cursor', 'limit'), text), bracket)
      .map((parts) => parts.join('')),
    word,
  )

  test.each([
    ['/api/accounts', fc.oneof(...shared, odd)],
    ['/api/transactions', fc.oneof(...shared, ...dates, odd)],
    ['/api/webhook-events', fc.oneof(...events, odd)],
    ['/api/stripe-calls', fc.oneof(given('only', fc.oneof(fc.constant('failed'), word)), ...events, odd)],
  ])('of %s', async (path, parameter) => {
    await fc.assert(
      fc.asyncProperty(fc.array(parameter, { maxLength: 3 }), async (pairs) => {
        const { status } = await askRoute(`${path}?${new URLSearchParams(pairs)}`, { cookie })
        expect([200, 400, 404]).toContain(status)
      }),
      { numRuns: queries },
    )
  })
})
