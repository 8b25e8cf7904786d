import { expect, test } from 'vitest'
import { accountStates } from '@/components/accounts/account-states'
import { linkStates } from '@/components/link/link-states'
import { flatMessages } from '@/lib/testing/flat-messages'
import en from '@/messages/en.json'
import es from '@/messages/es.json'
import { accounts } from './states/accounts'
import { bankWindow } from './states/bank-window'
import { invitations } from './states/invitations'
import { linking } from './states/linking'
import type { Section, Shown } from './states/shown'
import { namedTests, proofWords } from './support/proofs'

const sections: Section[] = [...linking, ...bankWindow, ...accounts, ...invitations]
const catalogues = { en: new Map(flatMessages(en)), es: new Map(flatMessages(es)) }
const states = sections.flatMap(({ title, states }) =>
  Object.entries(states).map(([state, shown]) => ({ state: `${title}: ${state}`, ...shown })),
)

test('docs/states.md says what the states and their tests are called', async () => {
  await expect(page()).toMatchFileSnapshot('../docs/states.md')
})

test.each(states)('“$state” has its words in both languages and a browser test', ({ words, said, proofs }) => {
  const unknown = words.filter((key) => !catalogues.en.has(key) || !catalogues.es.has(key))
  expect(unknown).toEqual([])
  expect(words.length + (said?.en.length ?? 0)).toBeGreaterThan(0)
  const named = namedTests(proofs)
  expect(named.filter(({ title }) => title === null)).toEqual([])
  expect(named.filter(({ file }) => /^e2e\/.+\.spec\.ts$/.test(file))).not.toEqual([])
})

test.each([
  ['a link', linkStates, linking[0]],
  ['an account', accountStates, accounts[0]],
])('every state of %s that pages know has its row', (_, known, shown) => {
  expect(Object.keys(shown?.states ?? {})).toEqual(expect.arrayContaining(Object.keys(known)))
})

/** Each union of the code has a table: a state without a row does not compile. */
function page(): string {
  const head = [
    '# States',
    '',
    'What a person can meet while accounts are linked, kept and repaired, in both languages, and which browser test shows it. Written by',
    '`npx vitest run e2e/states.test.ts -u` from the maps in `e2e/states/`, whose rows the compiler holds to the unions of the code.',
    'Where a state has several sentences they stand in the order title, text for its holder, text for staff.',
    '',
  ]
  return [...head, ...sections.flatMap(tableOf)].join('\n')
}

function tableOf({ title, declared, states }: Section): string[] {
  const rows = Object.entries(states).map(
    ([state, shown]) =>
      `| ${state} | ${wordsIn('en', shown)} | ${wordsIn('es', shown)} | ${proofWords(shown.proofs)} |`,
  )
  return [
    `## ${title}`,
    '',
    `\`${declared}\``,
    '',
    '| state | English | Spanish | shown by |',
    '|---|---|---|---|',
    ...rows,
    '',
  ]
}

function wordsIn(language: 'en' | 'es', { words, said }: Shown): string {
  const sentences = said ? said[language] : words.map((key) => catalogues[language].get(key) ?? key)
  return sentences.map((sentence) => sentence.replaceAll('|', '\\|')).join('<br>')
}
