import { describe, expect, it } from 'vitest'
import { exampleAccount, exampleNow } from '@/lib/accounts/account.fixture'
import { totalsOf } from './totals'

const balance = (current: Record<string, number>, as_of = '2025-08-06T09:12:00Z') => ({
  type: 'cash',
  as_of,
  confirmed_at: as_of,
  current,
  available: null,
  used: null,
})
const refreshed = (status: string, last_attempted_at: string) => ({
  status,
  last_attempted_at,
  next_refresh_available_at: null,
})
const reasons = (accounts: Parameters<typeof totalsOf>[0]) =>
  totalsOf(accounts, exampleNow).leftOut.map(({ reason }) => reason)

describe('totalsOf', () => {
  it('adds up each currency by itself, debts included, the currency of most accounts first', () => {
    const accounts = [
      exampleAccount({ balance: balance({ eur: 341_020 }) }),
      exampleAccount({ balance: balance({ usd: 1_248_005 }) }),
      exampleAccount({ balance: balance({ usd: -128_437 }), category: 'credit' }),
    ]
    expect(totalsOf(accounts, exampleNow).sums).toEqual([
      { currency: 'usd', amount: 1_119_568 },
      { currency: 'eur', amount: 341_020 },
    ])
  })

  it('counts an account that was linked again once, and not before somebody said whether it was', () => {
    const old = exampleAccount({ id: 'fca_old', balance: balance({ usd: 500 }) })
    const asked = exampleAccount({ balance: balance({ usd: 700 }), is_counted: false })
    expect(totalsOf([old, asked], exampleNow)).toMatchObject({
      sums: [{ currency: 'usd', amount: 500 }],
      leftOut: [{ account: asked, reason: 'asked' }],
    })
    const replaced = { ...old, replaced_by: asked.id, is_counted: false }
    expect(totalsOf([replaced, { ...asked, is_counted: true }], exampleNow)).toMatchObject({
      sums: [{ currency: 'usd', amount: 700 }],
      leftOut: [],
    })
  })

  it('counts only what is active and fresh, and says why the rest is left out', () => {
    const old = exampleAccount({
      balance: balance({ usd: 1 }, '2025-08-01T18:40:00Z'),
      balance_refresh: refreshed('failed', '2025-08-06T10:00:00Z'),
    })
    expect(reasons([old])).toEqual(['old'])
    expect(reasons([exampleAccount({ status: 'inactive' })])).toEqual(['old'])
    expect(reasons([exampleAccount({ balance: null, balance_refresh: null })])).toEqual(['never'])
    const reading = refreshed('pending', '2025-08-06T10:24:00Z')
    expect(reasons([exampleAccount({ balance: null, balance_refresh: reading })])).toEqual(['reading'])
    expect(reasons([exampleAccount({ balance: null, permissions: ['transactions'] })])).toEqual(['unshared'])
    expect(totalsOf([old], exampleNow).sums).toEqual([])
  })

  it('leaves a disconnected account out without a word: it is no longer shared', () => {
    const totals = totalsOf([exampleAccount({ status: 'disconnected' })], exampleNow)
    expect(totals.counted).toEqual([])
    expect(totals.leftOut).toEqual([])
  })

  it('is fresh for less than 36 hours after its bank confirmed it, even where the bank calculated earlier', () => {
    const checked = (confirmed_at: string) =>
      exampleAccount({ balance: { ...balance({ usd: 1 }, '2025-08-04T12:00:00Z'), confirmed_at } })
    expect(totalsOf([checked('2025-08-04T22:24:01Z')], exampleNow).counted).toHaveLength(1)
    expect(totalsOf([checked('2025-08-04T22:24:00Z')], exampleNow).counted).toHaveLength(0)
  })

  it('names the oldest and the newest balance it counted', () => {
    const accounts = [
      exampleAccount(),
      exampleAccount({ balance: balance({ usd: 1 }, '2025-08-06T09:05:00Z') }),
      exampleAccount({ status: 'inactive', balance: balance({ usd: 1 }, '2025-08-01T09:05:00Z') }),
    ]
    const { oldestAsOf, newestAsOf } = totalsOf(accounts, exampleNow)
    expect([oldestAsOf, newestAsOf]).toEqual(['2025-08-06T09:05:00Z', '2025-08-06T09:12:00Z'])
  })
})
