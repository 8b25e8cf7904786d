import { afterAll, beforeAll, expect, test } from 'vitest'
import { askRoute } from '@/lib/testing/app-routes'
import { makePerson, startTestProduct } from '@/lib/testing/product'
import { linkBank } from '@/lib/testing/simulated-bank'
import { searchAnswer } from './search-hit'

const accounts = [
  'Success',
  'Failure',
  'Account closes after linking',
  'High Balance',
  'Very High Balance',
  'Insufficient Funds',
  'Debit Not Authorized',
]

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startTestProduct()
})
afterAll(() => stop())

test('says that there are more than the 20 it gives', async () => {
  const staff = await makePerson('support')
  const answer = async () =>
    searchAnswer.parse((await askRoute('/api/search?q=non-oauth', { cookie: staff.cookie })).body)
  for (const _ of ['first', 'second']) {
    const { cookie } = await makePerson('customer')
    await linkBank(cookie, { institution: 'Test (Non-OAuth)', accounts })
  }
  const all = await answer()
  expect([all.data.length, all.has_more]).toEqual([14, false])
  const { cookie } = await makePerson('customer')
  await linkBank(cookie, { institution: 'Test (Non-OAuth)', accounts })
  const some = await answer()
  expect([some.data.length, some.has_more]).toEqual([20, true])
})
