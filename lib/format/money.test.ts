import { describe, expect, test } from 'vitest'
import { currencyExponent } from './currency'
import { formatMoney, toDecimal } from './money'

describe('formatMoney', () => {
  test.each([
    [1248005, 'usd', '$12,480.05'],
    [-128437, 'usd', '−$1,284.37'],
    [0, 'usd', '$0.00'],
    [5, 'usd', '$0.05'],
    [-5, 'usd', '−$0.05'],
    [341020, 'EUR', '€3,410.20'],
    [1234, 'jpy', '¥1,234'],
    [1234, 'kwd', 'KWD 1.234'],
  ])('%d %s reads %s', (amount, currency, text) => {
    expect(formatMoney(amount, currency, 'en').replace(/\u00a0/g, ' ')).toBe(text)
  })

  test.each(['huf', 'isk', 'ugx', 'twd'])(
    '%s keeps the two decimals Stripe gives it, whatever Intl thinks',
    (currency) => {
      expect(formatMoney(123456, currency, 'en')).toMatch(/1,234\.56$/)
    },
  )

  test('money in carries a plus only where asked, nothing carries none', () => {
    expect(formatMoney(245000, 'usd', 'en', { sign: 'both' })).toBe('+$2,450.00')
    expect(formatMoney(-6137, 'usd', 'en', { sign: 'both' })).toBe('−$61.37')
    expect(formatMoney(0, 'usd', 'en', { sign: 'both' })).toBe('$0.00')
  })

  test('is exact beyond 2^53 and refuses what is not', () => {
    expect(formatMoney(9007199254740993n, 'usd', 'en')).toBe('$90,071,992,547,409.93')
    expect(formatMoney(-123456789012345678901n, 'usd', 'en')).toBe('−$1,234,567,890,123,456,789.01')
    expect(() => formatMoney(2 ** 53, 'usd', 'en')).toThrow(RangeError)
    expect(() => formatMoney(10.5, 'usd', 'en')).toThrow(RangeError)
  })

  test('names the currency where symbols are shared', () => {
    expect(formatMoney(100, 'cad', 'en', { symbol: 'with-code' })).toBe('$1.00 CAD')
  })
})

describe('toDecimal', () => {
  test.each([
    [-7, 'usd', '-0.07'],
    [100, 'usd', '1.00'],
    [100, 'jpy', '100'],
    [1, 'tnd', '0.001'],
  ])('%d %s is %s', (amount, currency, text) => {
    expect(toDecimal(amount, currency)).toBe(text)
  })
})

test('exponents are Stripe’s', () => {
  expect(['usd', 'huf', 'isk', 'ugx', 'xxx'].map(currencyExponent)).toEqual([2, 2, 2, 2, 2])
  expect(['jpy', 'KRW', 'vnd', 'clp'].map(currencyExponent)).toEqual([0, 0, 0, 0])
  expect(['bhd', 'jod', 'kwd', 'omr', 'tnd'].map(currencyExponent)).toEqual([3, 3, 3, 3, 3])
})
