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
