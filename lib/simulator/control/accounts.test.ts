import { describe, expect, it } from 'vitest'
import { bench, DATA, NOON } from '../testing/bench'

const DAY = 86_400
const NOW = NOON / 1000
const EVERYDAY = { institution: 'Bank (OAuth)', accounts: ['Everyday'], prefetch: DATA }

async function linked() {
  const on = await bench()
  const { id } = await on.link(EVERYDAY)
  await on.advance(2)
  const change = (changes: object) => on.control(`accounts/${id}`, changes)
  const events = async () => (await on.stripe.events.list({ limit: 100 })).data
  /** The types of the events that something brought about, oldest first. */
  const during = async (step: () => Promise<unknown>) => {
    const before = new Set((await events()).map((event) => event.id))
    await step()
    const fresh = (await events()).filter((event) => !before.has(event.id)).reverse()
    return fresh.map(({ type }) => type.replace('financial_connections.', ''))
  }
  const refresh = async (...features: ('balance' | 'ownership' | 'transactions')[]) => {
    await on.fc.accounts.refresh(id, { features })
    await on.advance(2)
    return on.fc.accounts.retrieve(id)
  }
  const rows = () => on.fc.transactions.list({ account: id, limit: 100 }).autoPagingToArray({ limit: 9_999 })
  return { ...on, id, change, during, refresh, rows }
}

describe('status', () => {
  it('goes to inactive and back with the events of it', async () => {
    const { change, during } = await linked()
    expect(await during(() => change({ status: 'inactive' }))).toEqual(['account.deactivated'])
    expect(await during(() => change({ status: 'inactive' }))).toEqual([])
    expect(await during(() => change({ status: 'active' }))).toEqual(['account.reactivated'])
    expect(await during(() => change({ status: 'disconnected' }))).toEqual(['account.disconnected'])
  })

  it('answers with the account as the API has it', async () => {
    const { change, fc, id } = await linked()
    expect(await change({ status: 'inactive' })).toEqual(JSON.parse(JSON.stringify(await fc.accounts.retrieve(id))))
  })

  it('is the end where it is disconnected', async () => {
    const { change, fc, id } = await linked()
    await change({ status: 'disconnected' })
    await expect(change({ status: 'active' })).rejects.toThrow('link it again')
    await expect(change({ account_numbers: null })).rejects.toThrow('disconnected')
    expect((await fc.accounts.retrieve(id)).status).toBe('disconnected')
  })
})

describe('next_refresh', () => {
  it.each(['balance', 'ownership', 'transactions'] as const)('%s fails once, then succeeds', async (feature) => {
    const { change, refresh, during } = await linked()
    const stateOf = (account: Awaited<ReturnType<typeof refresh>>) =>
      feature === 'transactions' ? account.transaction_refresh : account[`${feature}_refresh`]
    await change({ next_refresh: { [feature]: 'failed' } })
    const told = await during(async () => expect(stateOf(await refresh(feature))?.status).toBe('failed'))
    expect(told).toEqual([`account.refreshed_${feature}`])
    await change({ next_refresh: { [feature]: 'succeeded' } })
    expect(stateOf(await refresh(feature))?.status).toBe('succeeded')
  })

  it('deactivates', async () => {
    const { change, refresh, during } = await linked()
    await change({ next_refresh: { balance: 'deactivates' } })
    const told = await during(async () =>
      expect(await refresh('balance')).toMatchObject({ status: 'inactive', balance_refresh: { status: 'failed' } }),
    )
    expect(told).toEqual(['account.refreshed_balance', 'account.deactivated'])
  })

  it('leaves other features alone', async () => {
    const { change, refresh, advance } = await linked()
    await advance(60)
    await change({ next_refresh: { balance: 'failed' } })
    expect(await refresh('balance', 'transactions')).toMatchObject({
      balance_refresh: { status: 'failed' },
      transaction_refresh: { status: 'succeeded' },
    })
  })
})

describe('status_details', () => {
  it('says when the account will be deactivated, announces it 30 days ahead, and does it', async () => {
    const { change, during, advance, fc, id } = await linked()
    const active = { action: 'none', cause: 'institution_requirement', expected_deactivation_date: NOW + 40 * DAY }
    const updated = await during(() => change({ status_details: { active } }))
    const both = (name: string) => [`authorization.${name}`, `account.${name}`]
    expect(updated).toEqual(both('expected_deactivation_date_updated'))
    expect((await fc.accounts.retrieve(id)).status_details).toEqual({ active })
    expect(await during(() => advance(11 * DAY))).toEqual(both('upcoming_deactivation'))
    expect(await during(() => advance(30 * DAY))).toEqual(['account.deactivated'])
  })

  it('is announced at once when it is near, and taken back with null', async () => {
    const { change, during, advance, fc, id } = await linked()
    const active = { expected_deactivation_date: NOW + DAY }
    expect(await during(() => change({ status_details: { active } }))).toContain('account.upcoming_deactivation')
    await change({ status_details: null })
    expect(await during(() => advance(2 * DAY))).toEqual([])
    expect(await fc.accounts.retrieve(id)).not.toHaveProperty('status_details')
  })

  it('with a date that is over the bank is late: the account goes on', async () => {
    const { change, during, advance, fc, id } = await linked()
    const active = { expected_deactivation_date: NOW - DAY }
    const late = ['authorization', 'account'].map((each) => `${each}.expected_deactivation_date_updated`)
    expect(await during(() => change({ status_details: { active } }))).toEqual(late)
    expect(await during(() => advance(2 * DAY))).toEqual([])
    expect(await fc.accounts.retrieve(id)).toMatchObject({ status: 'active', status_details: { active } })
  })
})

it('account_numbers are replaced, and expire when they say so', async () => {
  const { change, during, advance, fc, id } = await linked()
  const token = { identifier_type: 'tokenized_account_number', status: 'transactable' }
  const numbers = [{ ...token, expected_expiry_date: NOW + DAY }]
  expect(await during(() => change({ account_numbers: numbers }))).toEqual([
    'account.account_numbers_updated',
    'account.upcoming_account_number_expiry',
  ])
  expect((await fc.accounts.retrieve(id)).account_numbers).toEqual([{ ...numbers[0], supported_networks: ['ach'] }])
  expect(await during(() => advance(DAY))).toContain('account.account_numbers_updated')
  expect((await fc.accounts.retrieve(id)).account_numbers?.[0]?.status).toBe('expired')
  expect(await during(() => change({ account_numbers: null }))).toEqual(['account.account_numbers_updated'])
  expect((await fc.accounts.retrieve(id)).account_numbers).toBeNull()
})

it('supported_payment_method_types are replaced', async () => {
  const { change, during } = await linked()
  const told = await during(() => change({ supported_payment_method_types: ['link'] }))
  expect(told).toEqual(['account.supported_payment_method_types_updated'])
})

describe('transactions', () => {
  const COFFEE = { amount: -450, description: 'Planted coffee', transacted_at: NOW - 3_600, status: 'pending' }

  it('show with the next refresh, which may be asked for at once, and go from pending to posted to void', async () => {
    const { change, refresh, rows, fc, id } = await linked()
    const first = (await fc.accounts.retrieve(id)).transaction_refresh?.id ?? ''
    await change({ transactions: [COFFEE] })
    const planted = async () => (await rows()).find(({ description }) => description === 'Planted coffee')
    expect(await planted()).toBeUndefined()
    await refresh('transactions')
    const pending = await planted()
    expect(pending).toMatchObject({ amount: -450, currency: 'usd', status: 'pending', transacted_at: NOW - 3_600 })
    for (const status of ['posted', 'void'] as const) {
      await change({ transactions: [{ id: pending?.id, status, ...(status === 'posted' ? { amount: -540 } : {}) }] })
      await refresh('transactions')
      expect(await planted()).toMatchObject({ id: pending?.id, status, amount: -540 })
    }
    const { data } = await fc.transactions.list({ account: id, transaction_refresh: { after: first } })
    expect(data.map((row) => row.id)).toEqual([pending?.id])
    const settled = await planted()
    expect(settled?.status_transitions).toEqual({ posted_at: expect.any(Number), void_at: expect.any(Number) })
  })

  it('keep adding up to the balance, also where they replace what the bank showed by itself', async () => {
    const { change, refresh, rows, fc, id } = await linked()
    const opening = async () => {
      const { balance } = await fc.accounts.retrieve(id)
      const all = await rows()
      const sumOf = (status: string) =>
        all.filter((row) => row.status === status).reduce((sum, { amount }) => sum + amount, 0)
      const current = balance?.current.usd ?? NaN
      return [current - sumOf('posted'), (balance?.cash?.available?.usd ?? NaN) - current - sumOf('pending')]
    }
    const before = await opening()
    const [old] = (await rows()).filter(({ status }) => status === 'posted').slice(-1)
    const [fresh] = (await rows()).filter(({ status }) => status === 'pending')
    await change({
      next_refresh: { balance: 'succeeded' },
      transactions: [
        { ...COFFEE, status: 'posted' },
        COFFEE,
        { id: old?.id, status: 'void' },
        { id: fresh?.id, status: 'posted', amount: -12_345 },
      ],
    })
    await refresh('balance', 'transactions')
    expect(await opening()).toEqual(before)
    expect((await rows()).find((row) => row.id === old?.id)?.status).toBe('void')
  })
})

describe('a bad change is refused, and nothing is changed', () => {
  const number = { identifier_type: 'account_number', status: 'transactable' }
  const row = { amount: 1, description: 'x' }
  it.each([
    [{ status: 'asleep' }, 'status'],
    [{ colour: 'red' }, 'colour'],
    [{ next_refresh: { balance: 'explodes' } }, 'next_refresh[balance]'],
    [{ next_refresh: { balances: 'failed' } }, 'next_refresh[balances]'],
    [{ status_details: { active: {} } }, 'status_details[active][expected_deactivation_date]'],
    [
      { status_details: { active: { expected_deactivation_date: 'soon' } } },
      'status_details[active][expected_deactivation_date]',
    ],
    [{ status: 'inactive', status_details: { active: { expected_deactivation_date: NOW + DAY } } }, 'status_details'],
    [{ account_numbers: [{ status: 'pending' }] }, 'account_numbers[0][identifier_type]'],
    [
      { account_numbers: [number, { ...number, supported_networks: ['wire'] }] },
      'account_numbers[1][supported_networks][0]',
    ],
    [{ transactions: [row, { amount: 1 }] }, 'transactions[1][description]'],
    [{ transactions: [row, { description: 'x' }] }, 'transactions[1][amount]'],
    [{ transactions: [{ ...row, amount: 1.5 }] }, 'transactions[0][amount]'],
    [{ transactions: [{ ...row, status: 'lost' }] }, 'transactions[0][status]'],
    [{ transactions: [{ ...row, id: 'fctxn_nope' }] }, 'transactions[0][id]'],
    [{ transactions_count: 0 }, 'transactions_count'],
    [{ transactions_count: 'many' }, 'transactions_count'],
    [{ status: 'inactive', transactions_count: 3 }, 'transactions_count'],
  ])('%j', async (changes, param) => {
    const { simulator, control, id } = await linked()
    const before = await control('state')
    const response = await simulator.fetch(
      new Request(`http://simulator/_simulator/accounts/${id}`, {
        method: 'POST',
        headers: { authorization: 'Bearer sk_test_bench' },
        body: JSON.stringify(changes),
      }),
    )
    expect(response.status).toBe(400)
    expect((await response.json()).error.param).toBe(param)
    expect(await control('state')).toEqual(before)
  })

  it('what is void stays void', async () => {
    const { change, rows } = await linked()
    const gone = (await rows()).find(({ status }) => status === 'void')
    await expect(change({ transactions: [{ id: gone?.id, status: 'posted' }] })).rejects.toThrow('cannot become posted')
  })

  it('an account that is not there', async () => {
    const { control } = await bench()
    await expect(control('accounts/fca_nope', {})).rejects.toThrow("No such financialconnections account: 'fca_nope'")
  })
})
