import { expect, test } from 'vitest'
import { matching } from './matching'

const entries = [
  'Transactions',
  'Rainy day · Bank (OAuth) 1120',
  'Euro travel · Test 7750',
  'Café am Ufer',
  'Theme: dark',
].map((label) => ({ label, hint: '' }))
const found = (text: string) => matching(entries, text).map(({ label }) => label)

test('nothing typed leaves everything as it was', () => {
  expect(found('  ')).toEqual(entries.map(({ label }) => label))
})

test('each word typed begins some word, in any order and case', () => {
  expect(found('day rain')).toEqual(['Rainy day · Bank (OAuth) 1120'])
  expect(found('775')).toEqual(['Euro travel · Test 7750'])
  expect(found('ainy')).toEqual([])
})

test('accents need not be typed', () => {
  expect(found('cafe')).toEqual(['Café am Ufer'])
})

test('what begins with the words comes first', () => {
  expect(found('t')).toEqual(['Transactions', 'Theme: dark', 'Euro travel · Test 7750'])
})

test('the hint counts like the name', () => {
  expect(matching([{ label: 'Everyday', hint: 'Test (OAuth) 6789' }], 'oauth every')).toHaveLength(1)
})
