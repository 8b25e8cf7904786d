import { expect, test } from 'vitest'
import { accountStates } from '@/components/accounts/account-states'
import { linkStates } from '@/components/link/link-states'
import type { Section, Shown } from './states/shown'
import { sections } from './states/states'
import { patternOf } from './support/pattern-of'
import { blockOf, namedTests, proofWords } from './support/proofs'
import { languages, sentencesOf, states } from './support/states'

test('docs/states.md says what the states and their tests are called', async () => {
  await expect(page()).toMatchFileSnapshot('../docs/states.md')
})

test.each([...states])('“%s” has its words in both languages, and browser tests that see them', (id, shown) => {
  for (const language of languages) {
    const sentences = sentencesOf(shown, language)
    expect(sentences).not.toEqual([])
    expect(sentences.filter((sentence) => shown.words.includes(sentence))).toEqual([])
  }
  const named = namedTests(shown.proofs)
  expect(named.filter(({ title }) => title === null)).toEqual([])
  const inBrowsers = named.filter(({ file }) => /^e2e\/.+\.spec\.ts$/.test(file))
  expect(inBrowsers).not.toEqual([])
  // What is handed its id, `expectStates`, looks for its words, and looks at the page with axe.
  expect(inBrowsers.filter(({ file, piece }) => !blockOf(file, piece).includes(`'${id}'`))).toEqual([])
})

test.each([
  ['a link', linkStates, sections.link],
  ['an account', accountStates, sections.account],
])('every state of %s that pages know has its row', (_, known, shown) => {
  expect(Object.keys(shown.states)).toEqual(expect.arrayContaining(Object.keys(known)))
})

test.each([
  ['Ends on {date}, {left}.', 'Ends on 1 May, in 3 days.', 'Ended on 1 May, in 3 days.'],
  ['{n, plural, one {One is here.} other {# are here.}} Stay?', '2 are here. Stay?', 'Two were here. Stay?'],
])('“%s” is found once it is said, and nothing else is', (message, said, other) => {
  const pattern = new RegExp(`^${patternOf(message)}$`)
  expect([said, other].filter((text) => pattern.test(text))).toEqual([said])
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
  return [...head, ...Object.values<Section>(sections).flatMap(tableOf)].join('\n')
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

function wordsIn(language: (typeof languages)[number], shown: Shown): string {
  return sentencesOf(shown, language)
    .map((sentence) => sentence.replaceAll('|', '\\|'))
    .join('<br>')
}
