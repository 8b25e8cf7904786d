import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { doors } from './security/doors'
import { people } from './security/people'
import type { Pledge } from './security/pledge'

const pledges = [...doors, ...people]
const table = /(?<=<!-- The table is written by .* -->\n)[\s\S]*(?=<!-- The table ends -->)/

test('SECURITY.md says what its tests are called', async () => {
  const written = readFileSync('SECURITY.md', 'utf8').replace(table, () => rows().join('\n'))
  await expect(written).toMatchFileSnapshot('../SECURITY.md')
})

test.each(pledges)('“$promise” is proved by tests that there are', ({ proofs }) => {
  const named = Object.entries(proofs).flatMap(([file, titles]) =>
    [titles].flat().map((title) => [file, title] as const),
  )
  expect(named.filter(([file, title]) => titleOf(file, title) === null)).toEqual([])
  expect(named).not.toEqual([])
})

function rows(): string[] {
  const head = ['| promise | where it is kept | what proves it |', '|---|---|---|']
  return [...head, ...pledges.map(({ promise, kept, proofs }) => `| ${promise} | ${kept} | ${wordsFor(proofs)} |`), '']
}

function wordsFor(proofs: Pledge['proofs']): string {
  const files = Object.entries(proofs).map(([file, titles]) => {
    const said = [titles].flat().map((title) => `“${titleOf(file, title) ?? title}”`)
    return `\`${file}\`: ${said.join(', ')}`
  })
  return files.join('; ')
}

/** The whole title that has this piece, as it is written in the file. */
function titleOf(file: string, piece: string): string | null {
  if (!existsSync(file)) return null
  const lines = readFileSync(file, 'utf8').split('\n')
  const line = lines.find((each) => /(^|\W)(test|it|describe)\W|\]\)\(|^\s*[`']/.test(each) && each.includes(piece))
  const quoted = [...(line ?? '').matchAll(/(['`"])((?:\\.|(?!\1).)+)\1/g)].map(([, , title = '']) => title)
  return quoted.find((title) => title.includes(piece)) ?? null
}
