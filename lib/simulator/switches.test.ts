import { describe, expect, it } from 'vitest'
import { bench } from './testing/bench'

const DAY = 86_400
const BANK = { institution: 'Bank (OAuth)', accounts: ['Everyday'] }

describe('what Stripe leaves open may be switched', () => {
  it('is as the README says until somebody switches, and again after a reset', async () => {
    const { control } = await bench()
    const usual = await control('switches')
    expect(usual).toEqual({
      prefetch_without_permission: 'refuse',
      early_refresh: 'ignore',
      relink: 'same_id',
      transactions: 'keep',
      newer_events: 'absent',
      client_secret_seconds: DAY,
      refresh_seconds: 2,
    })
    expect(await control('switches', { relink: 'new_id' })).toEqual({ ...usual, relink: 'new_id' })
    expect(await control('switches', { early_refresh: 'refuse' })).toMatchObject({ relink: 'new_id' })
    await control('reset', {})
    expect(await control('switches')).toEqual(usual)
    await expect(control('switches', { relink: 'never' })).rejects.toThrow('same_id or new_id')
  })

  it('prefetch of data without its permission: refused, or passed over', async () => {
    const { fc, stripe, control } = await bench()
    const { id: customer } = await stripe.customers.create({})
    const create = () =>
      fc.sessions.create({
        account_holder: { type: 'customer', customer },
        permissions: ['balances'],
        prefetch: ['balances', 'ownership'],
      })
    await expect(create()).rejects.toMatchObject({ statusCode: 400, param: 'prefetch[1]' })
    await control('switches', { prefetch_without_permission: 'ignore' })
    const session = await create()
    const answer = await control(`sessions/${session.id}/complete`, BANK)
    expect(answer.financialConnectionsSession.accounts[0]).toMatchObject({
      balance_refresh: { status: 'pending' },
      ownership_refresh: null,
    })
  })

  it('a refresh asked too early: without effect, or refused', async () => {
    const { fc, link, control, advance } = await bench()
    const { id } = await link(BANK)
    const refresh = () => fc.accounts.refresh(id, { features: ['balance'] })
    await control('switches', { early_refresh: 'refuse' })
    await refresh()
    await expect(refresh()).rejects.toMatchObject({ statusCode: 400, param: 'features' })
    await advance(3)
    await expect(refresh()).rejects.toMatchObject({ statusCode: 400 })
    await advance(60)
    expect((await refresh()).balance_refresh?.status).toBe('pending')
  })

  it('linking again: the same id, or a new one beside the old', async () => {
    const { fc, link, control, advance } = await bench()
    const asked = { institution: 'Inactive Accounts', accounts: ['Checking'] }
    const { id, customer } = await link(asked)
    await advance(61)
    await control('switches', { relink: 'new_id' })
    const again = await link({ ...asked, customer })
    expect(again.id).not.toBe(id)
    const [fresh, old] = (await fc.accounts.list({ account_holder: { customer } })).data
    expect([fresh?.status, old?.status]).toEqual(['active', 'inactive'])
    expect(fresh?.last4).toBe(old?.last4)
  })

  it('old transactions: kept, or gone once they are older than 180 days', async () => {
    const { simulator, fc, link, control, advance } = await bench()
    const { id } = await link({ ...BANK, prefetch: ['transactions'] })
    await advance(2)
    const all = () => fc.transactions.list({ account: id, limit: 100 }).autoPagingToArray({ limit: 9_999 })
    const before = await all()
    await advance(30 * DAY)
    expect((await all()).map((row) => row.id)).toEqual(before.map((row) => row.id))
    await control('switches', { transactions: 'moving_window' })
    const oldest = simulator.now() / 1000 - 180 * DAY
    expect((await all()).map((row) => row.id)).toEqual(
      before.filter((row) => row.transacted_at >= oldest).map((row) => row.id),
    )
    await expect(fc.transactions.retrieve(before.at(-1)?.id ?? '')).rejects.toMatchObject({ statusCode: 404 })
  })

  it('how long a bank takes to answer', async () => {
    const { fc, link, control, advance } = await bench()
    const { id } = await link(BANK)
    await control('switches', { refresh_seconds: 600 })
    await fc.accounts.refresh(id, { features: ['balance'] })
    const statusAfter = async (seconds: number) => {
      await advance(seconds)
      return (await fc.accounts.retrieve(id)).balance_refresh?.status
    }
    expect([await statusAfter(599), await statusAfter(1)]).toEqual(['pending', 'succeeded'])
  })

  it('the life of a client_secret', async () => {
    const { fc, stripe, control, advance } = await bench()
    const { id: customer } = await stripe.customers.create({})
    await control('switches', { client_secret_seconds: 10 })
    const session = await fc.sessions.create({
      account_holder: { type: 'customer', customer },
      permissions: ['balances'],
    })
    await advance(10)
    await expect(control(`sessions/${session.id}/complete`, BANK)).rejects.toThrow('expired')
  })
})
