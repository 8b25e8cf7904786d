import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** The rows of SECURITY.md: what is promised, where it is kept, and the tests that prove it by file and title. */
const rows = readFileSync('SECURITY.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| promise |'))
  .map((line) => line.slice(2, -2).split(' | '))
  .map(([promise = '', , proof = '']) => ({ promise, proof }))

test('the table of promises is read', () => {
  expect(rows.length).toBeGreaterThan(30)
})

test.each(rows)('“$promise” names tests that there are', ({ proof }) => {
  const named = [...proof.matchAll(/`([\w./-]+\.(?:test|spec)\.ts)`: “([^”]+)”/g)]
  // Nothing else stands there, so that no test is named without its title.
  expect(named.map(([whole]) => whole).join('; ')).toBe(proof)
  const missing = named.filter(([, file = '', title = '']) => !hasTest(file, title))
  expect(missing.map(([whole]) => whole)).toEqual([])
})

/** A title begins behind a quotation mark; what differs from case to case may be left out at its ends. */
function hasTest(file: string, title: string): boolean {
  if (!existsSync(file)) return false
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.some((line) => /(^|\W)(test|it|describe)\W|\]\)\(|^\s*[`']/.test(line) && line.includes(title))
}
