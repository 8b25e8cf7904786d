import { expect, test } from 'vitest'
import { readAmount } from './read-amount'

test.each([
  ['57', 'usd', 5700],
  ['57.6', 'usd', 5760],
  ['57.60', 'usd', 5760],
  ['$1,057.60', 'usd', 105760],
  ['57', 'jpy', 57],
  ['1.234', 'kwd', 1234],
  ['0', 'usd', 0],
  [' ', 'usd', undefined],
  ['57.601', 'usd', null],
  ['57.6', 'jpy', null],
  ['much', 'usd', null],
  ['5-7', 'usd', null],
])('%s in %s', (text, currency, minor) => {
  expect(readAmount(text, currency)).toBe(minor)
})
