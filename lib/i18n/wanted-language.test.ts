import { expect, test } from 'vitest'
import { wantedLanguage } from './wanted-language'

test.each([
  ['es', 'es'],
  ['es-MX,es;q=0.9,en;q=0.8', 'es'],
  ['ES-419', 'es'],
  ['en-GB,en;q=0.9,es;q=0.8', 'en'],
  ['en;q=0.3, es;q=0.7', 'es'],
  ['de-DE,de;q=0.9,es;q=0.5,en;q=0.4', 'es'],
  ['de, fr', 'en'],
  ['es;q=0, de', 'en'],
  ['es;q=9, en;q=0.1', 'en'],
  ['*;q=9', 'en'],
  ['est', 'en'],
  ['', 'en'],
])('“%s” wishes for %s', (header, language) => {
  expect(wantedLanguage(new Headers({ 'accept-language': header }))).toBe(language)
})

test('without a wish it is English', () => {
  expect(wantedLanguage(new Headers())).toBe('en')
})
