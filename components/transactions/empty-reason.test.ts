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
    ['unshared', account('succeeded', 'active', ['balances']), 'all'],
    ['never', account(null), 'all'],
    ['notReady', account('pending'), 'all'],
    ['notReady', account('a_word_of_tomorrow'), 'all'],
    ['refused', account('failed'), 'all'],
    ['none', account('succeeded'), 'all'],
    ['none', account('succeeded', 'inactive'), 'all'],
    ['inactive', account('failed', 'inactive'), 'all'],
    ['disconnected', account('succeeded', 'disconnected'), 'all'],
    ['filtered', account('succeeded'), 'void'],
    ['notReady', account('pending'), 'void'],
  ] as const)('%s', (reason, asked, filter) => {
    expect(emptyReason(asked, filter)).toBe(reason)
  })
})
