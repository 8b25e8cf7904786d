import { expect } from 'vitest'
import { proves, provesEach } from './testing/contract'

proves(
  ['Test banks: there are 13', 'Test banks: Test (Non-OAuth) has ten checking accounts, one for each way of a payment'],
  async (bench) => {
    const { control, fc, link } = await bench()
    const { data } = await control('banks')
    expect(data.map(({ name }: { name: string }) => name)).toEqual([
      'Test (Non-OAuth)',
      'Test (OAuth)',
      'Bank (OAuth)',
      'Bank (Non-OAuth)',
      'Ownership Accounts',
      'Invalid Payment Accounts',
      'Down (Scheduled)',
      'Down (Unscheduled)',
      'Down (Error)',
      'Tokenized Account Number',
      'Inactive Accounts',
      'Immediately Requires Reauthentication',
      'Eventually Requires Reauthentication',
    ])
    const names = data[0].accounts.map(({ name }: { name: string }) => name)
    const { ids } = await link({ institution: 'Test (Non-OAuth)', accounts: names })
    const accounts = await Promise.all(ids.map((id) => fc.accounts.retrieve(id)))
    expect(accounts).toHaveLength(10)
    expect(accounts.every(({ category, subcategory }) => `${category}/${subcategory}` === 'cash/checking')).toBe(true)
    expect(accounts.find(({ display_name }) => display_name === 'Success')?.last4).toBe('6789')
  },
)

provesEach(
  'Test banks: one that is down links nothing',
  ['Down (Scheduled)', 'Down (Unscheduled)', 'Down (Error)'],
  async (bench, institution) => {
    const { fc, link } = await bench()
    await expect(link({ institution, accounts: ['Checking'] })).rejects.toThrow('cannot be reached')
    expect((await fc.accounts.list()).data).toEqual([])
  },
)

proves(
  [
    'Test banks: Inactive Accounts are inactive soon after the link, and active once linked again',
    'Test banks: Immediately Requires Reauthentication ends a day after it was linked again',
  ],
  async (bench) => {
    const { fc, link, advance } = await bench()
    for (const [institution, days] of [
      ['Inactive Accounts', null],
      ['Immediately Requires Reauthentication', 1],
    ] as const) {
      const asked = { institution, accounts: ['Checking'] }
      const { id, customer } = await link(asked)
      await advance(61)
      expect((await fc.accounts.retrieve(id)).status).toBe('inactive')
      const again = await link({ ...asked, customer })
      const account = await fc.accounts.retrieve(again.id)
      expect(account).toMatchObject({ id, status: 'active' })
      await advance(86_400)
      expect((await fc.accounts.retrieve(id)).status).toBe(days ? 'inactive' : 'active')
    }
  },
)
