import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { doors } from './security/doors'
import { people } from './security/people'
import { namedTests, proofWords } from './support/proofs'

const pledges = [...doors, ...people]
const table = /(?<=<!-- The table is written by .* -->\n)[\s\S]*(?=<!-- The table ends -->)/

test('SECURITY.md says what its tests are called', async () => {
  const written = readFileSync('SECURITY.md', 'utf8').replace(table, () => rows().join('\n'))
  await expect(written).toMatchFileSnapshot('../SECURITY.md')
})

test.each(pledges)('“$promise” is proved by tests that there are', ({ proofs }) => {
  const named = namedTests(proofs)
  expect(named.filter(({ title }) => title === null)).toEqual([])
  expect(named).not.toEqual([])
})

function rows(): string[] {
  const head = ['| promise | where it is kept | what proves it |', '|---|---|---|']
  return [
    ...head,
    ...pledges.map(({ promise, kept, proofs }) => `| ${promise} | ${kept} | ${proofWords(proofs)} |`),
    '',
  ]
}
