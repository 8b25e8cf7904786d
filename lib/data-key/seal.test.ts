import { expect, test } from 'vitest'
import { seal, unseal } from './seal'

const place = { table: 'accounts', column: 'raw', row: 'fca_1' }
const value = { object: 'financial_connections.account', last4: '4242' }
const first = { id: 'first', key: Buffer.alloc(32, 1) }
const second = { id: 'second', key: Buffer.alloc(32, 2) }
const stored = seal(place, value, [first])

test('what is sealed says nothing, and opens again', () => {
  expect(JSON.stringify(stored)).not.toMatch(/account|4242/)
  expect(unseal(place, stored, [second, first])).toEqual(value)
})

test('the same value is sealed differently each time', () => {
  expect(seal(place, value, [first])).not.toEqual(stored)
})

test('without a key values lie as they are, and those that do are read whatever keys there are', () => {
  expect(seal(place, value, [])).toEqual(value)
  expect(unseal(place, value, [first])).toEqual(value)
})

test.each([
  ['another row', { ...place, row: 'fca_2' }, [first]],
  ['another column', { ...place, column: 'balance' }, [first]],
  ['another key of the same name', place, [{ ...second, id: 'first' }]],
])('it does not open for %s', (_, where, keys) => {
  expect(() => unseal(where, stored, keys)).toThrow('does not open with the key "first" of DATA_KEY')
})

test('it does not open once a bit was changed', () => {
  const { sealed } = stored
  const box = Buffer.from(String(Reflect.get(Object(sealed), 'box')), 'base64')
  for (const at of [0, 12, 28, box.length - 1]) {
    const changed = Buffer.from(box)
    changed[at] = (changed[at] ?? 0) ^ 1
    const forged = { sealed: { key: 'first', box: changed.toString('base64') } }
    expect(() => unseal(place, forged, [first])).toThrow('does not open')
  }
})

test('a key that is gone is named', () => {
  expect(() => unseal(place, stored, [second])).toThrow('the key "first", which DATA_KEY does not hold')
})
