import { describe, expect, it } from 'vitest'
import { emptyReason } from './empty-reason'

const account = (refresh: string | null, status = 'active', permissions = ['transactions']) => ({
  id: 'fca_1',
  status,
  permissions,
  pulled_at: null,
  transaction_refresh:
    refresh === null ? null : { status: refresh, last_attempted_at: '', next_refresh_available_at: null },
})

describe('emptyReason', () => {
  it.each([
    ['unshared', account('succeeded', 'active', ['balances']), false],
    ['never', account(null), false],
    ['notReady', account('pending'), false],
    ['notReady', account('a_word_of_tomorrow'), false],
    ['refused', account('failed'), false],
    ['none', account('succeeded'), false],
    ['none', account('succeeded', 'inactive'), false],
    ['inactive', account('failed', 'inactive'), false],
    ['disconnected', account('succeeded', 'disconnected'), false],
    ['filtered', account('succeeded'), true],
    ['notReady', account('pending'), true],
  ] as const)('%s', (reason, asked, isFiltered) => {
    expect(emptyReason(asked, isFiltered)).toBe(reason)
  })
})
