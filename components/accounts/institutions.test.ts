import { describe, expect, it } from 'vitest'
import { exampleAccount, exampleNow } from '@/lib/accounts/account.fixture'
import { byInstitution, exceptionsFirst } from './institutions'

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

  it('keeps the places that accounts were put in, the rest behind them, and what is disconnected last', () => {
    const at = (id: string, institution_name: string, position: number | null, status = 'active') =>
      exampleAccount({ id, institution_name, position, status })
    const accounts = [
      at('a1', 'Harbour', null),
      at('a2', 'Harbour', 3),
      at('b1', 'Pinefold', 1, 'inactive'),
      at('b2', 'Pinefold', 0),
      at('c1', 'Quayside', null),
      at('d1', 'Ashdown', 2, 'disconnected'),
    ]
    const rows = (banks: ReturnType<typeof byInstitution>) => banks.flatMap((bank) => bank.accounts.map(({ id }) => id))
    expect(rows(byInstitution(accounts))).toEqual(['b2', 'b1', 'a2', 'a1', 'c1', 'd1'])
    expect(rows(exceptionsFirst(accounts, exampleNow))).toEqual(['b1', 'b2', 'a2', 'a1', 'c1', 'd1'])
    const ending = at('c1', 'Quayside', null)
    const soon = [
      ...accounts.slice(0, 4),
      {
        ...ending,
        deactivation: { expected_at: '2025-08-10T00:00:00Z', cause: 'unspecified', action: 'relink_required' },
      },
    ]
    expect(rows(exceptionsFirst(soon, exampleNow))).toEqual(['b1', 'b2', 'c1', 'a2', 'a1'])
  })

  it('orders accounts from everyday money to debt, whatever order they were linked in', () => {
    const kinds = ['credit_card', 'savings', 'checking', 'mortgage']
    const accounts = kinds.map((subcategory) => exampleAccount({ id: subcategory, subcategory }))
    const [bank] = byInstitution(accounts)
    expect(bank?.accounts.map(({ id }) => id)).toEqual(['checking', 'savings', 'credit_card', 'mortgage'])
  })
})
