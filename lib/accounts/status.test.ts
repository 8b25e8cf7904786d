import { describe, expect, it } from 'vitest'
import { endsSoon, mostUrgent, statusBadge } from './status'

const now = Date.parse('2025-08-06T10:00:00Z')
const account = (id: string, status: string, ends: string | null = null) => ({
  id,
  status,
  deactivation: ends === null ? null : { expected_at: ends },
})

describe('statusBadge', () => {
  it.each([
    ['account', 'active', null],
    ['account', 'inactive', { tone: 'caution', label: 'reconnectNeeded' }],
    ['account', 'disconnected', { tone: 'neutral', label: 'disconnected' }],
    ['refresh', 'pending', { tone: 'info', label: 'refreshing' }],
    ['refresh', 'succeeded', null],
    ['refresh', 'failed', { tone: 'critical', label: 'refreshFailed' }],
    ['transaction', 'pending', { tone: 'neutral', label: 'pending' }],
    ['transaction', 'posted', null],
    ['transaction', 'void', { tone: 'neutral', label: 'void' }],
  ] as const)('%s %s', (object, status, expected) => {
    expect(statusBadge(object, status)).toEqual(expected)
  })

  it.each(['account', 'refresh', 'transaction'] as const)(
    'shows a word unknown to us as it came, without colour: %s',
    (object) => {
      expect(statusBadge(object, 'hibernating')).toEqual({ tone: 'neutral', word: 'hibernating' })
      expect(statusBadge(object, 'constructor')).toEqual({ tone: 'neutral', word: 'constructor' })
    },
  )
})

describe('mostUrgent', () => {
  it('is nobody when nothing must be done', () => {
    expect(mostUrgent([account('a', 'active'), account('b', 'disconnected')], now)).toBeNull()
    expect(mostUrgent([account('a', 'active', '2025-08-30T00:00:00Z')], now)).toBeNull()
  })

  it('prefers what has stopped to what will stop', () => {
    expect(mostUrgent([account('a', 'active', '2025-08-07T00:00:00Z'), account('b', 'inactive')], now)).toBe('b')
  })

  it('prefers what ends first', () => {
    const accounts = [account('a', 'active', '2025-08-15T00:00:00Z'), account('b', 'active', '2025-08-12T00:00:00Z')]
    expect(mostUrgent(accounts, now)).toBe('b')
  })
})

describe('endsSoon', () => {
  it('only speaks of accounts that still work', () => {
    expect(endsSoon(account('a', 'inactive', '2025-08-07T00:00:00Z'), now)).toBe(false)
    expect(endsSoon(account('a', 'active', '2025-08-20T10:00:00Z'), now)).toBe(true)
    expect(endsSoon(account('a', 'active', '2025-08-20T10:00:01Z'), now)).toBe(false)
  })
})
