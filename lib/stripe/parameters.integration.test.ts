import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Answer, askRoute } from '@/lib/testing/app-routes'
import { startTestProduct } from '@/lib/testing/product'
import { control, letBanksAnswer } from '@/lib/testing/simulated-bank'
import { type Owned, twoPeople } from '@/lib/testing/two-people'

let stop: () => Promise<void>
let mine: Owned
let theirs: Owned
let staff: { cookie: string }
let all: Transaction[]

beforeAll(async () => {
  stop = await startTestProduct()
  ;({ mine, theirs, staff } = await twoPeople())
  all = await everyTransaction()
})
afterAll(() => stop())

const fc = '/api/stripe/financial_connections'
const rows = z.object({ data: z.array(z.object({ id: z.string() })), has_more: z.boolean(), url: z.string() })
const transaction = z.object({ id: z.string(), transacted_at: z.number(), transaction_refresh: z.string() })
type Transaction = z.infer<typeof transaction>
const transactions = z.object({ data: z.array(transaction), has_more: z.boolean() })

function ask(path: string, cookie = mine.cookie, body?: unknown): Promise<Answer> {
  return askRoute(`${fc}/${path}`, { cookie, ...(body !== undefined && { body }) })
}

async function idsOf(path: string, cookie = mine.cookie): Promise<string[]> {
  const { body } = await ask(path, cookie)
  return rows.parse(body).data.map(({ id }) => id)
}

async function transactionsOf(query: string): Promise<Transaction[]> {
  const { body } = await ask(`transactions?account=${mine.account}&limit=100${query}`)
  return transactions.parse(body).data
}

async function everyTransaction(): Promise<Transaction[]> {
  const found = await transactionsOf('')
  for (let last = found.at(-1); last; ) {
    const page = await transactionsOf(`&starting_after=${last.id}`)
    found.push(...page)
    last = page.at(-1)
  }
  return found
}

describe('every list', () => {
  const lists: [string, () => string][] = [
    ['accounts', () => 'accounts?'],
    ['owners', () => `accounts/${mine.account}/owners?`],
    ['transactions', () => `transactions?account=${mine.account}&`],
  ]

  test.each(lists)('%s: limit says how many, and that there is more', async (_, path) => {
    const { status, body } = await ask(`${path()}limit=1`)
    expect(status).toBe(200)
    expect(rows.parse(body).data).toHaveLength(1)
  })

  test.each(
    lists.flatMap(([name, path]) => ['0', '101', '-1', 'ten', '1.5', ''].map((limit) => ({ name, path, limit }))),
  )('$name: limit "$limit" is refused by its name', async ({ path, limit }) => {
    expect(await ask(`${path()}limit=${limit}`)).toMatchObject({ status: 400, body: { error: { param: 'limit' } } })
  })

  test.each(lists)('%s: both cursors walk there and back', async (_, path) => {
    const [first, second] = await idsOf(`${path()}limit=2`)
    const forth = await idsOf(`${path()}limit=1&starting_after=${first}`)
    const back = await idsOf(`${path()}limit=1&ending_before=${forth[0]}`)
    expect([back[0], forth[0]]).toEqual([first, second])
  })

  test.each(lists)('%s: both cursors at once are refused', async (_, path) => {
    const [first] = await idsOf(`${path()}limit=2`)
    expect(await ask(`${path()}starting_after=${first}&ending_before=${first}`)).toMatchObject({
      status: 400,
      body: { error: { code: 'parameters_exclusive' } },
    })
  })

  test.each(
    lists.flatMap(([name, path]) => ['starting_after', 'ending_before'].map((param) => ({ name, path, param }))),
  )('$name: $param that is nobody’s is refused by its name, to customers as to staff', async ({ path, param }) => {
    const answers = await Promise.all([mine, staff].map(({ cookie }) => ask(`${path()}${param}=fcx_1nobody`, cookie)))
    expect(answers[0]).toMatchObject({ status: 400, body: { error: { code: 'resource_missing', param } } })
    const [one, other] = answers.map((answer) => JSON.stringify(answer).replace(/"req_\w+"/, ''))
    expect(one).toBe(other)
  })

  test.each(lists)('%s: an unknown parameter is refused', async (_, path) => {
    expect(await ask(`${path()}colour=blue`)).toMatchObject({
      status: 400,
      body: { error: { code: 'parameter_unknown', param: 'colour' } },
    })
  })
})

describe('accounts', () => {
  test('session gives what that session collected', async () => {
    expect((await idsOf(`accounts?session=${mine.session}`)).sort()).toEqual([...mine.accounts].sort())
    expect(await idsOf(`accounts?session=${theirs.session}`, staff.cookie)).toEqual(theirs.accounts)
  })

  test('account_holder gives that holder’s, for staff any of the three kinds', async () => {
    expect((await idsOf(`accounts?account_holder[customer]=${mine.customer}`)).sort()).toEqual(
      [...mine.accounts].sort(),
    )
    expect(await idsOf(`accounts?account_holder[customer]=${theirs.customer}`, staff.cookie)).toEqual(theirs.accounts)
    expect(await idsOf('accounts?account_holder[account]=acct_1nobody', staff.cookie)).toEqual([])
    expect(await idsOf('accounts?account_holder[customer_account]=acct_1nobody', staff.cookie)).toEqual([])
  })

  test.each(['account', 'customer', 'customer_account'])(
    'another account_holder[%s] is not there for a customer',
    async (name) => {
      expect(await ask(`accounts?account_holder[${name}]=${theirs.customer}`)).toMatchObject({
        status: 404,
        body: { error: { param: `account_holder[${name}]` } },
      })
    },
  )

  test('two scopes at once are refused', async () => {
    const both = `accounts?session=${mine.session}&account_holder[customer]=${mine.customer}`
    expect(await ask(both)).toMatchObject({ status: 400, body: { error: { code: 'parameters_exclusive' } } })
    const two = 'accounts?account_holder[customer]=cus_1&account_holder[account]=acct_1'
    expect(await ask(two, staff.cookie)).toMatchObject({
      status: 400,
      body: { error: { code: 'parameters_exclusive' } },
    })
  })

  test('staff list everybody’s', async () => {
    expect((await idsOf('accounts?limit=100', staff.cookie)).sort()).toEqual(
      [...mine.accounts, ...theirs.accounts].sort(),
    )
  })
})

describe('transactions', () => {
  test('account is required', async () => {
    expect(await ask('transactions')).toMatchObject({
      status: 400,
      body: { error: { code: 'parameter_missing', param: 'account' } },
    })
  })

  test('transacted_at takes a moment, and each bound', async () => {
    const at = all[Math.floor(all.length / 2)]?.transacted_at ?? 0
    const expected = (fits: (moment: number) => boolean) =>
      all
        .filter((row) => fits(row.transacted_at))
        .map(({ id }) => id)
        .slice(0, 100)
    const asked = async (query: string) => (await transactionsOf(`&${query}`)).map(({ id }) => id)
    expect(await asked(`transacted_at=${at}`)).toEqual(expected((moment) => moment === at))
    expect(await asked(`transacted_at[gt]=${at}`)).toEqual(expected((moment) => moment > at))
    expect(await asked(`transacted_at[gte]=${at}`)).toEqual(expected((moment) => moment >= at))
    expect(await asked(`transacted_at[lt]=${at}`)).toEqual(expected((moment) => moment < at))
    expect(await asked(`transacted_at[lte]=${at}`)).toEqual(expected((moment) => moment <= at))
    expect(await asked(`transacted_at[gte]=${at}&transacted_at[lte]=${at}`)).toEqual(
      expected((moment) => moment === at),
    )
  })

  test.each(['transacted_at=noon', 'transacted_at[gt]=noon', 'transacted_at[around]=1'])(
    '%s is refused',
    async (query) => {
      expect(await ask(`transactions?account=${mine.account}&${query}`)).toMatchObject({ status: 400 })
    },
  )

  test('transaction_refresh[after] gives what changed since, and refuses what it does not know', async () => {
    const last = all[0]?.transaction_refresh ?? ''
    expect(await transactionsOf(`&transaction_refresh[after]=${last}`)).toEqual([])
    await control('clock', { advance_seconds: 30 * 86_400 })
    await ask(`accounts/${mine.account}/refresh`, mine.cookie, { features: ['transactions'] })
    await letBanksAnswer()
    const since = await transactionsOf(`&transaction_refresh[after]=${last}`)
    expect(since.length).toBeGreaterThan(0)
    for (const row of since) expect(row.transaction_refresh).not.toBe(last)
    expect(await ask(`transactions?account=${mine.account}&transaction_refresh[after]=fctxnref_1nobody`)).toMatchObject(
      {
        status: 400,
      },
    )
  })
})

describe('owners', () => {
  test.each([
    ['left out', () => ''],
    ['current', () => `?ownership=${mine.ownership}`],
    ['one that is gone', () => '?ownership=fcaowns_1gone'],
    ['another account’s', () => `?ownership=${theirs.ownership}`],
  ])('ownership %s: the account’s current owners', async (_, query) => {
    const expected = await idsOf(`accounts/${mine.account}/owners?ownership=${mine.ownership}`)
    expect(expected.length).toBeGreaterThan(0)
    expect(await idsOf(`accounts/${mine.account}/owners${query()}`)).toEqual(expected)
  })

  test('an ownership that a refresh replaced since we looked is read again', async () => {
    await control('clock', { advance_seconds: 86_400 })
    await ask(`accounts/${mine.account}/refresh`, mine.cookie, { features: ['ownership'] })
    await letBanksAnswer()
    const { status, body } = await ask(`accounts/${mine.account}/owners`)
    expect(status).toBe(200)
    expect(rows.parse(body).url).not.toContain(mine.ownership)
  })
})

describe('features', () => {
  test.each(['balance', 'ownership', 'transactions'])('refresh takes %s', async (feature) => {
    const { status, body } = await ask(`accounts/${mine.account}/refresh`, mine.cookie, { features: [feature] })
    expect(status).toBe(200)
    expect(body).toMatchObject({ id: mine.account, object: 'financial_connections.account' })
  })

  test.each(['refresh', 'subscribe', 'unsubscribe'])(
    '%s refuses none, an unknown one and no list by name',
    async (verb) => {
      const path = `accounts/${mine.account}/${verb}`
      expect(await ask(path, mine.cookie, {})).toMatchObject({ status: 400, body: { error: { param: 'features' } } })
      expect(await ask(path, mine.cookie, { features: 'balance' })).toMatchObject({
        status: 400,
        body: { error: { param: 'features' } },
      })
      expect(await ask(path, mine.cookie, { features: ['weather'] })).toMatchObject({
        status: 400,
        body: { error: { param: 'features[0]' } },
      })
    },
  )

  test('subscribe and unsubscribe say what is subscribed to', async () => {
    const body = { features: ['transactions'] }
    expect(await ask(`accounts/${mine.account}/subscribe`, mine.cookie, body)).toMatchObject({
      body: { subscriptions: ['transactions'] },
    })
    expect(await ask(`accounts/${mine.account}/unsubscribe`, mine.cookie, body)).toMatchObject({
      body: { subscriptions: [] },
    })
  })
})
