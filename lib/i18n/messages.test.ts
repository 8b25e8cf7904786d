import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import compile from 'icu-minify/compile'
import { describe, expect, test } from 'vitest'
import { flatMessages } from '@/lib/testing/flat-messages'
import en from '@/messages/en.json'
import es from '@/messages/es.json'

const root = join(import.meta.dirname, '../..')
const sources = ['app', 'components', 'lib'].flatMap(sourcesIn).map((path) => readFileSync(path, 'utf8'))
const everything = sources.join('\n')
/** Keys that are written out, as `'empty.title'` or `words.empty.title`. */
const spelled = new Set(
  [...everything.matchAll(/'([\w.]+)'|\bwords\.([\w.]+)/g)].flatMap(([, quoted, dotted = '']) => [
    quoted,
    ...dotted.split('.').map((_, index, parts) => parts.slice(0, index + 1).join('.')),
  ]),
)
/** Of the files that open a namespace, by its name: what they put together at run time; null where none does. */
const templates = new Map<string, RegExp[] | null>()
const keys = flatMessages(en)
const spanish = flatMessages(es)
const texts = new Map(keys)

describe('every message', () => {
  test.each([...keys, ...spanish])('%s can be compiled: “%s”', (_key, text) => {
    expect(() => compile(text)).not.toThrow()
  })

  test('stands in both languages, in the same order', () => {
    expect(spanish.map(([key]) => key)).toEqual(keys.map(([key]) => key))
  })

  // That every key asked for exists is the compiler's to say: keys are typed.
  test('is asked for somewhere', () => {
    expect(keys.map(([key]) => key).filter((key) => !isUsed(key))).toEqual([])
  })
})

test('words are typed with a real apostrophe and ellipsis', () => {
  const typed = [...keys, ...spanish].filter(([, text]) => /\w'\w|\.\.\./.test(text))
  expect(typed.map(([key]) => key)).toEqual([])
})

/** Some file opens a namespace above the key, and the rest of it is named: whole anywhere, or by that file's templates. */
function isUsed(key: string): boolean {
  // Refusals are found by their English sentence, which the code states.
  if (key.startsWith('refusals.')) return key === 'refusals.invalid' || everything.includes(texts.get(key) ?? key)
  const parts = key.split('.')
  return parts.slice(1).some((_, index) => {
    const namespace = parts.slice(0, index + 1).join('.')
    const rest = parts.slice(index + 1).join('.')
    const found = templatesOf(namespace)
    return found !== null && (spelled.has(rest) || found.some((template) => template.test(rest)))
  })
}

function templatesOf(namespace: string): RegExp[] | null {
  const known = templates.get(namespace)
  if (known !== undefined) return known
  const openers = sources.filter((source) => opens(source, namespace))
  const found = openers.length > 0 ? openers.flatMap(templatesIn) : null
  templates.set(namespace, found)
  return found
}

function opens(source: string, namespace: string): boolean {
  return source.includes(`Translations('${namespace}')`) || source.includes(`en.${namespace}`)
}

/** Keys put together at run time, as `empty.${reason}.title`: each template as a pattern. */
function templatesIn(source: string): RegExp[] {
  return [...source.matchAll(/`((?:[\w.]|\$\{[^}]+\})+)`/g)].map(([, body = '']) => {
    const literals = body.split(/\$\{[^}]+\}/).map((literal) => literal.replaceAll('.', '\\.'))
    return new RegExp(`^${literals.join('[\\w.]+')}$`)
  })
}

function sourcesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.test.ts'))
    .map((name) => join(root, folder, name))
}
