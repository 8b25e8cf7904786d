import { expect, test } from 'vitest'
import type { TransactionView } from '@/lib/transactions/transaction-view'
import { blocksOf } from './blocks'
import { KnownRows } from './known-rows'

const row = (id: string): TransactionView => ({
  id,
  account: 'fca_1',
  amount: -100,
  currency: 'usd',
  description: id,
  status: 'posted',
  transacted_at: '2025-08-06T10:00:00.000Z',
  posted_at: null,
  void_at: null,
  transaction_refresh: 'fctxnref_1',
  updated: '2025-08-06T10:00:00.000Z',
})
const day = '2025-08-06'
const blockOf = (count: number, part = 0) => {
  const block = blocksOf([{ day, count }])[part]
  if (!block) throw new Error('no such part')
  return block
}
const shown = (known: KnownRows, count: number) =>
  Array.from({ length: count }, (_, index) => known.at(day, count - 1 - index)?.id ?? '·').join(' ')

test('rows of a day stay at its end while newer ones are still to come', () => {
  const known = new KnownRows()
  known.put(blockOf(2), { [day]: [row('b'), row('a')] })
  expect([shown(known, 2), shown(known, 4)]).toEqual(['b a', '· · b a'])
  known.put(blockOf(4), { [day]: [row('d'), row('c'), row('b'), row('a')] })
  expect(shown(known, 4)).toBe('d c b a')
  expect(known.placeOf(day, 'c')).toBe(2)
  expect(known.idsOf(day, 2)).toEqual(new Set(['b', 'a']))
})

test('a row that moved on is the one it was, unless it changed', () => {
  const known = new KnownRows()
  known.put(blockOf(2), { [day]: [row('b'), row('a')] })
  const [b, a] = [known.at(day, 1), known.at(day, 0)]
  known.put(blockOf(3), { [day]: [row('c'), row('b'), { ...row('a'), amount: 1 }] })
  expect(known.at(day, 1)).toBe(b)
  expect(known.at(day, 0)).toEqual({ ...a, amount: 1 })
})

test('what the bank took back is not kept beside what it left', () => {
  const known = new KnownRows()
  known.put(blockOf(3), { [day]: [row('c'), row('b'), row('a')] })
  known.put(blockOf(2), { [day]: [row('c'), row('a')] })
  expect([shown(known, 3), known.placeOf(day, 'b')]).toEqual(['· c a', undefined])
})

test('parts of a very long day lie beside each other', () => {
  const known = new KnownRows()
  const named = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => row(`r${from + index}`))
  known.put(blockOf(150, 1), { [day]: named(50, 150) })
  known.put(blockOf(150, 0), { [day]: named(0, 50) })
  expect([known.at(day, 149)?.id, known.at(day, 100)?.id, known.at(day, 99)?.id, known.at(day, 0)?.id]).toEqual([
    'r0',
    'r49',
    'r50',
    'r149',
  ])
})

test('days that were passed are forgotten', () => {
  const known = new KnownRows()
  const rows = { [day]: [row('a')] }
  known.put(blockOf(1), rows)
  known.keep('2025-07-01', '2025-07-31')
  expect(known.idsOf(day, 9)).toBeNull()
  known.put(blockOf(1), rows)
  expect(known.idsOf(day, 9)).toEqual(new Set(['a']))
})
