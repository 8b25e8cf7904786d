import { expect, it } from 'vitest'
import { bench } from '../testing/bench'

it('a generated transaction cannot be told apart by its id: the change is refused, and names the parameter', async () => {
  const { simulator, fc, control, link, advance } = await bench()
  const { id } = await link({ institution: 'Bank (OAuth)', accounts: ['Everyday'], prefetch: ['transactions'] })
  await control(`accounts/${id}`, { transactions_count: 1_000 })
  await advance(2)
  const generated = (await fc.transactions.list({ account: id, limit: 1 })).data[0]?.id
  await control(`accounts/${id}`, { transactions: [{ amount: -1, description: 'Own' }], transactions_count: 2_000 })
  await advance(60)
  await fc.accounts.refresh(id, { features: ['transactions'] })
  await advance(2)
  const rows = await fc.transactions.list({ account: id }).autoPagingToArray({ limit: 5_000 })
  expect(rows.length).toBe(2_000)

  const planted = rows.find(({ description }) => description === 'Own')
  const before = await control('state')
  const response = await simulator.fetch(
    new Request(`http://simulator/_simulator/accounts/${id}`, {
      method: 'POST',
      headers: { authorization: 'Bearer sk_test_bench' },
      body: JSON.stringify({
        transactions: [
          { id: planted?.id, status: 'void' },
          { id: generated, status: 'void' },
        ],
      }),
    }),
  )
  expect(response.status).toBe(400)
  expect((await response.json()).error).toMatchObject({
    param: 'transactions[1][id]',
    message: expect.stringContaining('generated'),
  })
  expect(await control('state')).toEqual(before)
  await control(`accounts/${id}`, { transactions: [{ id: planted?.id, status: 'void' }] })
})
