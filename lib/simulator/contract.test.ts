import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PARTS } from './testing/contract'

/** The rules that the tests name, in the order of the files. */
function namedRules(): string[] {
  const quoted = new RegExp(`(['"\`])((?:${PARTS.join('|')}): (?:(?!\\1).)+)\\1`, 'g')
  const files = readdirSync(import.meta.dirname, { encoding: 'utf8', recursive: true })
    .filter((file) => file.endsWith('.test.ts') || file === join('testing', 'refusals.ts'))
    .toSorted()
  return files.flatMap((file) => {
    const text = readFileSync(join(import.meta.dirname, file), 'utf8')
    return [...text.matchAll(quoted)].flatMap(([, , rule]) => rule ?? [])
  })
}

describe('the table of the README', () => {
  const rules = namedRules()

  it('counts the rules that tests prove', () => {
    const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8')
    const rows = [...readme.matchAll(/^\| ([A-Z][\w. ]+) \| (\d+) \|/gm)].map(([, part, count]) => `${part} ${count}`)
    const counts = PARTS.map((part) => `${part} ${rules.filter((rule) => rule.startsWith(`${part}: `)).length}`)
    expect(rows).toEqual([...counts, `All ${rules.length}`])
  })

  it('counts none of them twice', () => {
    expect(rules.filter((rule, position) => rules.indexOf(rule) !== position)).toEqual([])
  })
})
