import { expect } from 'vitest'
import { proves } from './testing/contract'

const ASKED = { institution: 'Bank (OAuth)', accounts: ['Everyday', 'Joint'], prefetch: ['transactions'] as const }

proves(
  [
    'Transactions: a transaction_refresh has its id while it is pending',
    'Transactions: transaction_refresh[after] one that was pending loses what it brings',
    'Transactions: transaction_refresh[after] one that failed gives what the next one brings',
  ],
  async (bench) => {
    const { fc, control, link, advance } = await bench()
    const { id } = await link(ASKED)
    await advance(2)
    const since = async (after: string) =>
      (await fc.transactions.list({ account: id, transaction_refresh: { after }, limit: 100 })).data
    const next = async () => {
      const refreshed = await fc.accounts.refresh(id, { features: ['transactions'] })
      expect(refreshed.transaction_refresh?.status).toBe('pending')
      await advance(2)
      return refreshed.transaction_refresh?.id ?? ''
    }
    const first = (await fc.accounts.retrieve(id)).transaction_refresh?.id ?? ''
    await advance(3 * 86_400)
    const second = await next()
    expect((await since(first)).length).toBeGreaterThan(0)
    expect(await since(second)).toEqual([])
    await control(`accounts/${id}`, { next_refresh: { transactions: 'failed' } })
    await advance(3 * 86_400)
    const failed = await next()
    await advance(60)
    await next()
    expect((await since(failed)).length).toBeGreaterThan(0)
    expect(await since(failed)).toEqual(await since(second))
  },
)

proves(['Transactions: transaction_refresh[after] is of the same account'], async (bench) => {
  const { fc, link, advance } = await bench()
  const { ids } = await link(ASKED)
  await advance(2)
  const [account = '', other = ''] = ids
  const after = (await fc.accounts.retrieve(other)).transaction_refresh?.id ?? ''
  await expect(fc.transactions.list({ account, transaction_refresh: { after } })).rejects.toMatchObject({
    code: 'resource_missing',
    param: 'transaction_refresh[after]',
  })
})
