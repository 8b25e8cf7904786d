import { describe, expect, it } from 'vitest'
import { ownersState } from './owners-state'

const now = Date.parse('2025-08-06T10:00:00Z')
const refresh = (status: string, next_refresh_available_at: string | null = null) => ({
  status,
  last_attempted_at: '2025-08-06T09:00:00Z',
  next_refresh_available_at,
})
const account = { status: 'active', permissions: ['ownership'], ownership: null, ownership_refresh: null }

describe('ownersState', () => {
  it.each([
    ['never asked', {}, { kind: 'never' }],
    ['not shared', { permissions: ['balances'], ownership: 'fcaowns_1' }, { kind: 'unshared' }],
    ['disconnected', { status: 'disconnected', ownership: 'fcaowns_1' }, { kind: 'disconnected' }],
    ['inactive, never read', { status: 'inactive' }, { kind: 'inactive' }],
    ['inactive, read before', { status: 'inactive', ownership: 'fcaowns_1' }, { kind: 'readable' }],
    ['being asked', { ownership_refresh: refresh('pending') }, { kind: 'asking' }],
    ['read', { ownership: 'fcaowns_1', ownership_refresh: refresh('succeeded') }, { kind: 'readable' }],
    ['failed after a reading', { ownership: 'fcaowns_1', ownership_refresh: refresh('failed') }, { kind: 'readable' }],
    ['failed, may be asked', { ownership_refresh: refresh('failed') }, { kind: 'failed', nextAt: null }],
    [
      'failed, must wait',
      { ownership_refresh: refresh('failed', '2025-08-06T11:00:00Z') },
      { kind: 'failed', nextAt: '2025-08-06T11:00:00Z' },
    ],
  ] as const)('%s', (_, changes, state) => {
    const permissions = 'permissions' in changes ? [...changes.permissions] : account.permissions
    expect(ownersState({ ...account, ...changes, permissions }, now)).toEqual(state)
  })
})
