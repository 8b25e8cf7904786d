import { describe, expect, it } from 'vitest'
import { exampleAccount, exampleNow } from '@/lib/accounts/account.fixture'
import { isRefreshing, nextRefreshAt, refreshableNow, refreshPlan } from './refresh-plan'

const refresh = (status: string, next_refresh_available_at: string | null) => ({
  status,
  last_attempted_at: '2025-08-06T09:12:00Z',
  next_refresh_available_at,
})
const nextOfBalance = (changes: Parameters<typeof exampleAccount>[0]) =>
  refreshPlan(exampleAccount(changes), exampleNow)[0]?.next

describe('refreshPlan', () => {
  it.each([
    ['never asked', { balance_refresh: null }, { kind: 'now' }],
    ['allowed again', { balance_refresh: refresh('succeeded', '2025-08-06T10:24:00Z') }, { kind: 'now' }],
    ['failed, and Stripe names no time', { balance_refresh: refresh('failed', null) }, { kind: 'now' }],
    [
      'not yet allowed',
      { balance_refresh: refresh('failed', '2025-08-06T10:24:01Z') },
      { kind: 'at', at: '2025-08-06T10:24:01Z' },
    ],
    ['running', { balance_refresh: refresh('pending', null) }, { kind: 'afterPending' }],
    ['inactive', { status: 'inactive', balance_refresh: refresh('failed', null) }, { kind: 'afterReconnect' }],
    ['disconnected', { status: 'disconnected' }, { kind: 'never' }],
    ['not shared', { permissions: ['transactions'] }, { kind: 'unshared' }],
  ] as const)('%s', (_, changes, next) => {
    expect(
      nextOfBalance({ ...changes, permissions: 'permissions' in changes ? [...changes.permissions] : ['balances'] }),
    ).toEqual(next)
  })
})

describe('refreshableNow', () => {
  it('asks for what is allowed, and never for owners by the way', () => {
    const all = exampleAccount({ balance_refresh: null, transaction_refresh: null, ownership_refresh: null })
    expect(refreshableNow(all, exampleNow)).toEqual(['balance', 'transactions'])
    expect(refreshableNow({ ...all, balance_refresh: refresh('pending', null) }, exampleNow)).toEqual(['transactions'])
    expect(refreshableNow({ ...all, status: 'inactive' }, exampleNow)).toEqual([])
  })
})

describe('nextRefreshAt', () => {
  it('is the earlier of the two', () => {
    const account = exampleAccount({
      balance_refresh: refresh('succeeded', '2025-08-06T15:00:00Z'),
      transaction_refresh: refresh('succeeded', '2025-08-06T13:12:00Z'),
    })
    expect(nextRefreshAt(account, exampleNow)).toBe('2025-08-06T13:12:00Z')
    expect(nextRefreshAt(exampleAccount({ status: 'inactive' }), exampleNow)).toBeNull()
  })
})

describe('isRefreshing', () => {
  it('is true while any of the three runs', () => {
    expect(isRefreshing(exampleAccount())).toBe(false)
    expect(isRefreshing(exampleAccount({ ownership_refresh: refresh('pending', null) }))).toBe(true)
  })
})
