import compile from 'icu-minify/compile'
import { createTranslator } from 'use-intl/core'
import { describe, expect, test } from 'vitest'
import { formatMoney } from '@/lib/format/money'
import { flatMessages } from '@/lib/testing/flat-messages'
import en from '@/messages/en.json'
import es from '@/messages/es.json'

const [english, spanish] = [new Map(flatMessages(en)), new Map(flatMessages(es))]
/** A unit, and letters to Stripe. */
const sameOnPurpose = /^calls\.took$|^mail\.kinds\.deletion_notice\./

describe('in Spanish', () => {
  test('each message takes what it takes in English', () => {
    const given = (messages: Map<string, string>) => [...messages].map(([key, text]) => [key, ...argumentsOf(text)])
    expect(given(spanish)).toEqual(given(english))
  })

  test('sentences are not the English ones', () => {
    const same = [...english].filter(([key, text]) => /[a-z].* .* [a-z]/.test(text) && spanish.get(key) === text)
    expect(same.map(([key]) => key).filter((key) => !sameOnPurpose.test(key))).toEqual([])
  })

  test('questions open and close', () => {
    const open = [...spanish].filter(([, text]) => text.split('¿').length !== text.split('?').length)
    expect(open.map(([key]) => key)).toEqual([])
  })

  // Spanish has a form of its own for round millions, which the catalogue leaves to `other`.
  test.each([
    [0, '0 movimientos'],
    [1, '1 movimiento'],
    [2, '2 movimientos'],
    [1_000_000, '1.000.000 movimientos'],
  ])('%i is “%s”', (count, words) => {
    const t = createTranslator({ locale: 'es', messages: es, namespace: 'transactions' })
    expect(t('count', { count })).toBe(words)
  })

  test.each([
    [123_456_789, '1.234.567,89 $'],
    [-1_234_567, '−12.345,67 $'],
    [5, '0,05 $'],
  ])('%i cents are “%s”', (cents, words) => {
    expect(formatMoney(cents, 'usd', 'es').replace(/\s/g, ' ')).toBe(words)
  })
})

/** Names, kinds, cases and tags of what a message is given; how it words them is each language's own. */
function argumentsOf(text: string): string[] {
  return [...new Set(namesIn(compile(text)))].sort()
}

function namesIn(message: unknown): string[] {
  return Array.isArray(message) ? message.flatMap((part) => (Array.isArray(part) ? namesOf(part) : [])) : []
}

/** A placeholder is its name alone, a tag its name and what is inside, a form its name, a number for its kind and its cases. */
function namesOf([name, kind, cases]: unknown[]): string[] {
  if (typeof name !== 'string') return []
  if (typeof kind !== 'number') return [kind === undefined ? name : `<${name}>`]
  const words = Object(cases)
  return [`${name} ${kind} ${Object.keys(words)}`, ...Object.values(words).flatMap(namesIn)]
}
