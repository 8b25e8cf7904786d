import 'server-only'
import compile from 'icu-minify/compile'
import en from '@/messages/en.json'
import es from '@/messages/es.json'
import type { Language, Messages, Words } from './messages'

const sources: Record<Language, Messages> = { en, es }
const compiled = new Map<Language, Messages>()

/**
 * All messages of a language, parsed once per process. The ICU parser (15 kB) so never reaches a browser; `next.config.js` gives
 * use-intl the formatter that reads this form.
 */
export function catalogue(language: Language): Messages {
  const known = compiled.get(language)
  if (known) return known
  // Written and read again: the compiler's objects have no prototype, and React sends only plain ones to the browser.
  const tree: unknown = JSON.parse(JSON.stringify(compileTree(sources[language])))
  if (!isCatalogue(tree)) throw new Error(`messages/${language}.json lacks a namespace`)
  compiled.set(language, tree)
  return tree
}

/** The part of a catalogue that the client components of a page use: every kilobyte of it comes before the page can be painted. */
export function pickWords(language: Language, words: readonly Words[]): Partial<Messages> {
  const groups = new Map<string, unknown>()
  for (const word of words) {
    const [namespace = '', group] = word.split('.')
    const all = Reflect.get(catalogue(language), namespace)
    const known = groups.get(namespace)
    groups.set(namespace, group === undefined ? all : { ...Object(known), [group]: Reflect.get(all, group) })
  }
  return Object.fromEntries(groups)
}

function compileTree(node: unknown): unknown {
  if (typeof node === 'string') return compile(node)
  if (typeof node !== 'object' || node === null) throw new Error('A message is a string or a group of messages')
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, compileTree(value)]))
}

/** Compiled messages keep the shape of their source: strings became strings or arrays of parts, which only use-intl reads. */
function isCatalogue(tree: unknown): tree is Messages {
  return typeof tree === 'object' && tree !== null && Object.keys(en).every((namespace) => namespace in tree)
}
