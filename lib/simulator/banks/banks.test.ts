import { describe, expect, it } from 'vitest'
import { proves } from '../testing/contract'
import { banks } from './banks'

const KINDS = [
  'cash checking',
  'cash savings',
  'cash other',
  'credit credit_card',
  'credit line_of_credit',
  'credit mortgage',
  'credit other',
  'investment other',
  'other other',
]

describe('the test banks', () => {
  proves(
    ['Test banks: there is an account of each category and subcategory', 'Accounts: what a bank does not tell is null'],
    async (bench) => {
      const bank = banks.find(({ name }) => name === 'Invalid Payment Accounts')
      const kinds = new Set(bank?.accounts.map(({ category, subcategory }) => `${category} ${subcategory}`))
      expect([...kinds].sort()).toEqual([...KINDS].sort())
      const { fc, link, advance } = await bench()
      const { id, ids } = await link({
        institution: 'Invalid Payment Accounts',
        accounts: ['Unnamed', 'Brokerage', 'Checking without numbers'],
        prefetch: ['balances'],
      })
      await advance(2)
      expect(await fc.accounts.retrieve(id)).toMatchObject({
        account_numbers: null,
        balance: null,
        display_name: null,
        last4: null,
        ownership: null,
        ownership_refresh: null,
        transaction_refresh: null,
      })
      expect((await fc.accounts.retrieve(ids[1] ?? '')).balance).toBeNull()
      expect((await fc.accounts.retrieve(ids[2] ?? '')).supported_payment_method_types).toContain('link')
    },
  )

  it('tell each account apart by name and, where they tell one, by the end of its number', () => {
    for (const { name, accounts } of banks) {
      expect(new Set(accounts.map((account) => account.name)).size, name).toBe(accounts.length)
      const ends = accounts.flatMap(({ last4 }) => last4 ?? [])
      expect(new Set(ends).size, name).toBe(ends.length)
    }
  })
})
