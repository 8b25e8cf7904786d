import { expect, test } from 'vitest'
import { readAmount, typedAmount } from './read-amount'

test.each([
  ['en', '57', 'usd', 5700],
  ['en', '57.6', 'usd', 5760],
  ['en', '57.60', 'usd', 5760],
  ['en', '$1,057.60', 'usd', 105760],
  ['en', '1 057.60', 'usd', 105760],
  ['en', '1,234,567', 'usd', 123456700],
  ['en', '1057.60', 'usd', 105760],
  ['en', '57', 'jpy', 57],
  ['en', '1.234', 'kwd', 1234],
  ['en', '0', 'usd', 0],
  ['en', ' ', 'usd', undefined],
  ['en', '57.601', 'usd', null],
  ['en', '57.6', 'jpy', null],
  ['en', '57,6', 'usd', null],
  ['en', '1.2.3', 'usd', null],
  ['en', 'much', 'usd', null],
  ['en', '5-7', 'usd', null],
  ['en', '123-456', 'usd', null],
  ['es', '57,6', 'usd', 5760],
  ['es', '1.057,60 $', 'usd', 105760],
  ['es', '1.057', 'usd', 105700],
  ['es', '57.6', 'usd', null],
  ['es-MX', '1,057.60', 'usd', 105760],
  ['es-CR', '1 057,60', 'usd', 105760],
])('in %s “%s” of %s', (locale, text, currency, minor) => {
  expect(readAmount(text, currency, locale)).toBe(minor)
})

test.each(['en', 'es', 'es-CR'])('what is written in %s is read back', (locale) => {
  expect(readAmount(typedAmount('1057.60', locale), 'usd', locale)).toBe(105760)
})
