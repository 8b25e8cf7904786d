import { describe, expect, it } from 'vitest'
import { figuresOf } from './figures'

const checking = {
  status: 'active',
  category: 'cash',
  permissions: ['balances', 'transactions'],
  balance_refresh: null,
  pending: [{ currency: 'usd', amount: -8412, count: 2 }],
  balance: {
    type: 'cash',
    as_of: '2025-08-06T09:12:00Z',
    confirmed_at: '2025-08-06T09:12:00Z',
    current: { usd: 1_248_005 },
    available: { usd: 1_239_593 },
    used: null,
  },
}

describe('figuresOf', () => {
  it('shows what the bank gave and what is waiting', () => {
    expect(figuresOf(checking)).toMatchObject({
      isDebt: false,
      current: [['usd', 1_248_005]],
      second: { label: 'available', money: [['usd', 1_239_593]], note: 'lessPending' },
      pending: { money: [['usd', -8412]], count: 2 },
    })
  })

  it('calls available "current less pending" only where that is so to the cent', () => {
    const held = { ...checking, balance: { ...checking.balance, available: { usd: 1_200_000 } } }
    expect(figuresOf(held).second.note).toBe('byBank')
  })

  it('knows nothing where the bank said nothing, and never says zero for it', () => {
    const silent = { ...checking, balance: { ...checking.balance, available: null } }
    expect(figuresOf(silent).second).toEqual({ label: 'available', money: null, note: 'notGiven' })
    expect(figuresOf({ ...checking, balance: null }).current).toBeNull()
    expect(figuresOf({ ...checking, permissions: ['balances'] }).pending.money).toBeNull()
  })

  it('speaks of a card as owed, with its sign as given', () => {
    const card = {
      ...checking,
      category: 'credit',
      balance: {
        ...checking.balance,
        type: 'credit',
        current: { usd: -128_437 },
        available: null,
        used: { usd: -128_437 },
      },
    }
    expect(figuresOf(card)).toMatchObject({
      isDebt: true,
      current: [['usd', -128_437]],
      second: { label: 'used', money: [['usd', -128_437]], note: 'byBank' },
    })
  })

  it.each([
    ['notShared', { permissions: ['transactions'] }],
    ['gone', { status: 'disconnected' }],
    ['reading', { balance_refresh: { status: 'pending', last_attempted_at: '', next_refresh_available_at: null } }],
    ['refused', { balance_refresh: { status: 'failed', last_attempted_at: '', next_refresh_available_at: null } }],
    ['notYet', {}],
  ] as const)('says why there is no balance: %s', (missing, changes) => {
    const permissions = 'permissions' in changes ? [...changes.permissions] : checking.permissions
    expect(figuresOf({ ...checking, balance: null, ...changes, permissions }).missing).toBe(missing)
  })
})
