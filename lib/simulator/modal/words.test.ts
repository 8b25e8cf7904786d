import { afterEach, expect, it, vi } from 'vitest'
import { wordsFor } from './browser/words.js'

afterEach(() => vi.unstubAllGlobals())

type Sentence = { path: string; value: unknown }

function sentences(value: unknown, path = ''): Sentence[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }]
  return Object.entries(value).flatMap(([key, inner]) => sentences(inner, `${path}.${key}`))
}

const [english, spanish] = [sentences(wordsFor('en')), sentences(wordsFor('es'))]

/** Of what it is given, what the sentence says. */
function told(sentence: unknown): string {
  if (typeof sentence !== 'function') return typeof sentence
  const given = Array.from({ length: sentence.length }, (_, index) => `«${index}»`)
  const said: unknown = sentence(...given)
  return given.filter((each) => String(said).includes(each)).join(' ')
}

it('says the same in both languages, of the same banks, counts and times', () => {
  expect(spanish.map(({ path, value }) => [path, told(value)])).toEqual(
    english.map(({ path, value }) => [path, told(value)]),
  )
})

it('leaves no English in Spanish', () => {
  const same = english.filter(({ path, value }) =>
    spanish.some((other) => other.path === path && String(other.value) === String(value)),
  )
  expect(same.map(({ value }) => value)).toEqual(untranslatable)
})

const untranslatable = ['text', '•••• 0142', 'call', '•••• 0142', 'mail', 'a•••@example.com']

it.each([
  ['es', 'es'],
  ['es-419', 'es'],
  ['en-GB', 'en'],
  ['pt-BR', 'en'],
])('speaks to %s in %s', (locale, language) => {
  expect(wordsFor(locale).language).toBe(language)
})

it('asks the browser where the page has no wish', () => {
  vi.stubGlobal('navigator', { language: 'es-MX' })
  expect(wordsFor('auto').language).toBe('es')
})
