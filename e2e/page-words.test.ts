import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { importsOf, readRepository } from './layers/repository'

const repository = readRepository(process.cwd())
const pages = [...repository.keys()].filter((path) => /^app\/.*page\.tsx$/.test(path))
/** What the root sends to every page. */
const everywhere = wordsIn(textOf('app/layout.tsx'))

// Words that were not sent are seen as their key, and only where that part of the page is shown.
test.each(pages)('%s sends the words that its parts in the browser ask for', (page) => {
  const reached = reachedFrom([page, ...layoutsOf(page)])
  const asked = reached.flatMap((path) =>
    [...textOf(path).matchAll(/useTranslations\('([\w.]+)'\)/g)].map(([, name = '']) => name),
  )
  const given = [...everywhere, ...reached.flatMap((path) => wordsIn(textOf(path)))]
  const isGiven = (name: string) => given.some((each) => name === each || name.startsWith(`${each}.`))
  expect(asked.filter((name) => !isGiven(name))).toEqual([])
})

function layoutsOf(page: string): string[] {
  const folders = posix.dirname(page).split('/')
  return folders
    .map((_, depth) => `${folders.slice(0, depth + 1).join('/')}/layout.tsx`)
    .filter((path) => repository.has(path))
}

function reachedFrom(paths: readonly string[], known = new Set<string>()): string[] {
  for (const path of paths) {
    const file = repository.get(path)
    if (!file || known.has(path) || !/\.tsx?$/.test(path)) continue
    known.add(path)
    reachedFrom(importsOf(file, repository), known)
  }
  return [...known]
}

/** The lists of names that a page or a layout gives to what sends words. */
function wordsIn(text: string): string[] {
  const lists = [...text.matchAll(/(?:\b(?:of|words)=\{\[|\bwords = \[|pickWords\(language, \[)([^\]]*)\]/g)]
  return lists.flatMap(([, list = '']) => [...list.matchAll(/'([\w.]+)'/g)].map(([, name = '']) => name))
}

function textOf(path: string): string {
  return repository.get(path)?.text ?? ''
}
