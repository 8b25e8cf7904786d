import { expect, test } from 'vitest'
import type { LifeEntry } from '@/lib/transactions/life-view'
import { daysToPost, tellLife } from './tell-life'

const transaction = {
  id: 'fctxn_1',
  account: 'fca_1',
  amount: -5760,
  currency: 'usd',
  description: 'Saltbox Kitchen',
  status: 'posted',
  transacted_at: '2025-08-03T00:00:00.000Z',
  posted_at: '2025-08-05T13:10:00.000Z',
  void_at: null,
  transaction_refresh: 'fctxnref_3',
  updated: '2025-08-05T13:10:00.000Z',
}
const refresh = 'fctxnref_1'
const posted: LifeEntry = {
  kind: 'status',
  before: 'pending',
  after: 'posted',
  at: '2025-08-05T13:10:00.000Z',
  refresh,
}
const changed: LifeEntry = { kind: 'amount', before: -4800, after: -5760, at: '2025-08-04T13:12:00.000Z', refresh }
const seen: LifeEntry = { kind: 'first_seen', status: 'pending', at: '2025-08-04T01:05:00.000Z', refresh }

test('each step has the amount and the status that held from then on', () => {
  const steps = tellLife({ transaction, life: [posted, changed, seen] })
  expect(steps.map(({ entry, amount, status }) => [entry.kind, amount, status])).toEqual([
    ['status', -5760, 'posted'],
    ['amount', -5760, 'pending'],
    ['first_seen', -4800, 'pending'],
  ])
})

test('the days to post are those of the reader’s calendar', () => {
  const life = [posted, changed, seen]
  expect([daysToPost({ life }, 'America/New_York'), daysToPost({ life }, 'UTC')]).toEqual([2, 1])
})

test.each([
  ['it was first seen posted', [{ ...seen, status: 'posted' }]],
  ['it has not posted', [changed, seen]],
  ['nobody wrote down when it was first seen', [posted, { ...seen, at: null }]],
])('no days to post are told where %s', (_, life) => {
  expect(daysToPost({ life }, 'UTC')).toBeNull()
})
