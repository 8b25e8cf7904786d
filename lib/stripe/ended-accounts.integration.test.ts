import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askRoute } from '@/lib/testing/app-routes'
import { makePerson, startTestProduct } from '@/lib/testing/product'
import { type Owned, twoPeople } from '@/lib/testing/two-people'

let stop: () => Promise<void>
let mine: Owned
let theirs: Owned
let staff: { cookie: string }

beforeAll(async () => {
  stop = await startTestProduct()
  ;({ mine, theirs, staff } = await twoPeople())
})
afterAll(() => stop())

const fc = '/api/stripe/financial_connections'
type Call = { path: string; body?: unknown }

function ask({ path, body }: Call, cookie?: string) {
  return askRoute(`${fc}/${path}`, { ...(cookie && { cookie }), ...(body !== undefined && { body }) })
}

describe('disconnect', () => {
  test('is open to the customer, whose account then refuses', async () => {
    const [, second = ''] = mine.accounts
    const call = { path: `accounts/${second}/disconnect`, body: {} }
    expect(await ask(call, mine.cookie)).toMatchObject({ status: 200, body: { id: second, status: 'disconnected' } })
    const again = await ask({ path: `accounts/${second}/refresh`, body: { features: ['balance'] } }, mine.cookie)
    expect(again).toMatchObject({ status: 400, body: { error: { code: 'financial_connections_account_inactive' } } })
  })

  test('is open to staff, and still says nothing of it to others', async () => {
    const call = { path: `accounts/${theirs.account}/disconnect`, body: {} }
    expect(await ask(call, staff.cookie)).toMatchObject({ status: 200, body: { status: 'disconnected' } })
    const path = `transactions/${theirs.transaction}`
    expect(await ask({ path }, mine.cookie)).toMatchObject({
      status: 404,
      body: { error: { code: 'resource_missing' } },
    })
    expect(await ask({ path }, theirs.cookie)).toMatchObject({ status: 400 })
  })
})

test('a customer’s list holds only their own accounts, whatever is asked', async () => {
  const { body } = await ask({ path: 'accounts?limit=100' }, mine.cookie)
  const text = JSON.stringify(body)
  for (const id of mine.accounts) expect(text).toContain(id)
  for (const id of theirs.accounts) expect(text).not.toContain(id)
})

test('a customer who never linked has an empty list, in Stripe’s shape', async () => {
  const newcomer = await makePerson('customer')
  const { status, body } = await ask({ path: 'accounts' }, newcomer.cookie)
  expect({ status, body }).toEqual({
    status: 200,
    body: { object: 'list', data: [], has_more: false, url: '/v1/financial_connections/accounts' },
  })
})
