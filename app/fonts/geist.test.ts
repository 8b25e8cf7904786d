import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const source = readFileSync(new URL('./geist.ts', import.meta.url), 'utf8')
const [, declared = ''] = source.split('unicode-range')
const elsewhere = [...declared.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?[,']/g)].map(([, from = '', to = from]) => ({
  from: Number.parseInt(from, 16),
  to: Number.parseInt(to, 16),
}))

// One sign more would have every page that shows it wait for the whole font.
test.each(['en', 'es'])('every sign of %s.json is in the part of the font that pages begin with', (language) => {
  const words = readFileSync(new URL(`../../messages/${language}.json`, import.meta.url), 'utf8')
  const signs = [...new Set(words)].filter((sign) => {
    const code = sign.codePointAt(0) ?? 0
    return elsewhere.some(({ from, to }) => from <= code && code <= to)
  })
  expect(elsewhere.length).toBeGreaterThan(5)
  expect(signs).toEqual([])
})
