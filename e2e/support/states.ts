import { readFileSync } from 'node:fs'
import type { FrameLocator, Page } from '@playwright/test'
import { flatMessages } from '@/lib/testing/flat-messages'
import type { Shown } from '../states/shown'
import { type StateId, sections } from '../states/states'
import { expectStateAccessible } from './accessible'
import { patternOf } from './pattern-of'
import { expect } from './test'

const catalogues = { en: catalogue('messages/en.json'), es: catalogue('messages/es.json') }
export const languages = ['en', 'es'] as const
type Language = (typeof languages)[number]

/** Every row of docs/states.md by its id. */
export const states: ReadonlyMap<string, Shown> = new Map(
  Object.entries(sections).flatMap(([name, { states }]) =>
    Object.entries(states).map(([state, shown]) => [`${name}.${state}`, shown] as const),
  ),
)

/** What a state says, as the catalogues have it; a key where one has no words. */
export function sentencesOf({ words, said }: Shown, language: Language): readonly string[] {
  return said ? said[language] : words.map((key) => catalogues[language].get(key) ?? key)
}

/**
 * Each of these states is on the page in its own words, title and cause, in the page's language; and axe finds nothing there, in each theme and at each width.
 * @param within where the words stand, if that is a frame
 */
export async function expectStates(
  page: Page,
  ids: readonly StateId[],
  within: Page | FrameLocator = page,
): Promise<void> {
  const language = (await within.locator('html').getAttribute('lang')) === 'es' ? 'es' : 'en'
  for (const id of ids)
    for (const sentence of patternsOf(id, language)) {
      await expect(within.getByText(sentence).filter({ visible: true }).first(), id).toBeVisible()
    }
  await expectStateAccessible(page)
}

/** Who works there reads a third sentence. */
function patternsOf(id: StateId, language: Language): RegExp[] {
  const shown = states.get(id)
  if (!shown) throw new Error(`there is no state ${id}`)
  const [title, cause] = sentencesOf(shown, language).map(patternOf)
  if (title === undefined) throw new Error(`${id} has no words`)
  return cause === undefined ? [new RegExp(`^${title}$`)] : [new RegExp(title), new RegExp(cause)]
}

/** Read, since Playwright does not import what is no script. */
function catalogue(file: string): ReadonlyMap<string, string> {
  return new Map(flatMessages(JSON.parse(readFileSync(file, 'utf8'))))
}
