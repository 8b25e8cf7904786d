import { describe, expect, it } from 'vitest'
import { exampleAccount } from '@/lib/accounts/account.fixture'
import { byInstitution } from './institutions'

describe('byInstitution', () => {
  it('keeps banks in the order of their first link, what is disconnected last', () => {
    const accounts = [
      exampleAccount({ id: 'late', institution_name: 'Pinefold', linked_at: '2025-07-01T00:00:00Z' }),
      exampleAccount({
        id: 'gone',
        institution_name: 'Harbour',
        linked_at: '2025-01-01T00:00:00Z',
        status: 'disconnected',
      }),
      exampleAccount({ id: 'kept', institution_name: 'Harbour', linked_at: '2025-02-01T00:00:00Z' }),
      exampleAccount({
        id: 'left',
        institution_name: 'Quayside',
        linked_at: '2024-01-01T00:00:00Z',
        status: 'disconnected',
      }),
    ]
    const banks = byInstitution(accounts)
    expect(banks.map(({ name, since }) => [name, since])).toEqual([
      ['Harbour', '2025-01-01T00:00:00Z'],
      ['Pinefold', '2025-07-01T00:00:00Z'],
      ['Quayside', '2024-01-01T00:00:00Z'],
    ])
    expect(banks[0]?.accounts.map(({ id }) => id)).toEqual(['kept', 'gone'])
  })

  it('orders accounts from everyday money to debt, whatever order they were linked in', () => {
    const kinds = ['credit_card', 'savings', 'checking', 'mortgage']
    const accounts = kinds.map((subcategory) => exampleAccount({ id: subcategory, subcategory }))
    const [bank] = byInstitution(accounts)
    expect(bank?.accounts.map(({ id }) => id)).toEqual(['checking', 'savings', 'credit_card', 'mortgage'])
  })
})
