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
type Ids = Pick<Owned, 'session' | 'account' | 'transaction' | 'customer'>
type Call = { path: string; body?: unknown }

const unknown: Ids = {
  session: 'fcsess_1nobody',
  account: 'fca_1nobody',
  transaction: 'fctxn_1nobody',
  customer: 'cus_1nobody',
}

/** Every route of Stripe's, asked about these ids, and the status for one that is not theirs; disconnect last, for what it leaves behind. */
const byId: [string, (ids: Ids) => Call, refusal?: number][] = [
  ['GET sessions/{id}', ({ session }) => ({ path: `sessions/${session}` })],
  ['GET accounts of a session', ({ session }) => ({ path: `accounts?session=${session}` })],
  ['GET accounts of a holder', ({ customer }) => ({ path: `accounts?account_holder[customer]=${customer}` })],
  ['GET accounts after a cursor', ({ account }) => ({ path: `accounts?starting_after=${account}` }), 400],
  ['GET accounts before a cursor', ({ account }) => ({ path: `accounts?ending_before=${account}` }), 400],
  ['GET accounts/{id}', ({ account }) => ({ path: `accounts/${account}` })],
  ['GET accounts/{id}/owners', ({ account }) => ({ path: `accounts/${account}/owners` })],
  ['GET transactions', ({ account }) => ({ path: `transactions?account=${account}` })],
  ['GET transactions/{id}', ({ transaction }) => ({ path: `transactions/${transaction}` })],
  ['POST refresh', ({ account }) => ({ path: `accounts/${account}/refresh`, body: { features: ['balance'] } })],
  [
    'POST subscribe',
    ({ account }) => ({ path: `accounts/${account}/subscribe`, body: { features: ['transactions'] } }),
  ],
  [
    'POST unsubscribe',
    ({ account }) => ({ path: `accounts/${account}/unsubscribe`, body: { features: ['transactions'] } }),
  ],
  ['POST disconnect', ({ account }) => ({ path: `accounts/${account}/disconnect`, body: {} })],
]

const withoutId: [string, Call][] = [
  ['POST sessions', { path: 'sessions', body: { permissions: ['balances'] } }],
  ['GET accounts', { path: 'accounts' }],
]

function ask({ path, body }: Call, cookie?: string) {
  return askRoute(`${fc}/${path}`, { ...(cookie && { cookie }), ...(body !== undefined && { body }) })
}

describe.each(byId)('%s', (_, callFor, status = 404) => {
  test('is closed to whoever is not signed in', async () => {
    expect(await ask(callFor(mine))).toMatchObject({ status: 401, body: { error: { code: 'not_signed_in' } } })
  })

  test('answers for another customer’s id what it answers for one that does not exist', async () => {
    const foreign = await ask(callFor(theirs), mine.cookie)
    const missing = await ask(callFor(unknown), mine.cookie)
    expect(foreign).toMatchObject({ status, body: { error: { code: 'resource_missing' } } })
    expect(withoutIds(foreign, theirs)).toEqual(withoutIds(missing, unknown))
  })

  test('is a 4xx for staff when nobody has that id', async () => {
    const { status } = await ask(callFor(unknown), staff.cookie)
    expect([400, 404]).toContain(status)
  })
})

describe.each(byId.slice(0, -1))('%s', (_, callFor) => {
  test('is open to the customer it belongs to', async () => {
    expect(await ask(callFor(mine), mine.cookie)).toMatchObject({ status: 200 })
  })

  test('is open to staff', async () => {
    expect(await ask(callFor(mine), staff.cookie)).toMatchObject({ status: 200 })
  })
})

describe.each(withoutId)('%s', (_, call) => {
  test('is closed to whoever is not signed in', async () => {
    expect(await ask(call)).toMatchObject({ status: 401 })
  })

  test('is open to a customer', async () => {
    expect(await ask(call, mine.cookie)).toMatchObject({ status: 200 })
  })
})

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

/** An answer without what has to differ: the id that was asked about, and the request's own. */
function withoutIds(answer: unknown, ids: Ids): string {
  const text = JSON.stringify(answer).replace(/"request_id":"[^"]+"/, '')
  const asked = [ids.session, ids.account, ids.transaction, ids.customer]
  return asked.reduce((rest, id) => rest.replaceAll(id, 'ID'), text)
}
