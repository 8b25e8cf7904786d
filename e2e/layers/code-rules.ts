import type { Rule } from './import-rules'
import {
  isNode,
  isTest,
  isTypeScript,
  literal,
  type Node,
  nodesOf,
  type Repository,
  type SourceFile,
} from './repository'

export const codeRules: Rule[] = [
  syntaxRule('the environment is read in lib/env.ts', isProduct, ['lib/env.ts', 'instrumentation.ts'], (node) =>
    isMember(node, 'process', 'env'),
  ),
  syntaxRule(
    'Date.now() is asked in lib/clock.ts',
    isProduct,
    ['lib/clock.ts'],
    (node) => isMember(node, 'Date', 'now') || isBareDate(node),
  ),
  syntaxRule(
    'fetch is called in lib',
    ({ path }) => /^(app|components)\//.test(path),
    [],
    (node) => isCallOf(node, 'fetch'),
  ),
  syntaxRule(
    'no `as` but `as const`',
    isTypeScript,
    [],
    (node) => node.type === 'TSAsExpression' && !isConst(node.typeAnnotation),
  ),
  syntaxRule('no type in angle brackets', isTypeScript, [], (node) => node.type === 'TSTypeAssertion'),
  syntaxRule('no `!`', isTypeScript, [], (node) => node.type === 'TSNonNullExpression'),
  syntaxRule('no `any`', isTypeScript, [], (node) => node.type === 'TSAnyKeyword'),
  syntaxRule('colours stand in app/globals.css', hasStyle, [], (node) => isColour(textOf(node))),
  {
    name: 'colours stand in app/globals.css (style sheets)',
    check: ({ path, text }) => {
      const isOther = path.endsWith('.css') && path !== 'app/globals.css' && !path.startsWith('lib/simulator/')
      return isOther && isColour(text) ? ['names a colour'] : []
    },
  },
  {
    name: 'the compiler is not silenced',
    check: (file) => (isTypeScript(file) && /@ts-(ignore|expect-error|nocheck)/.test(file.text) ? ['silences it'] : []),
  },
  {
    name: 'a lib file says on which side it runs',
    check: (file) => {
      if (!file.path.startsWith('lib/') || /^lib\/(simulator|testing)\//.test(file.path)) return []
      // Tables are loaded by drizzle-kit as well, which knows no `server-only`.
      if (!isTypeScript(file) || isTest(file) || file.path.endsWith('/table.ts')) return []
      const first = file.text.split('\n', 1)[0] ?? ''
      return first === `import 'server-only'` || first.includes('(shared)') ? [] : [`begins with: ${first}`]
    },
  },
  {
    name: 'no place outside the repository is named',
    check: ({ text }) => outsidePlaces.filter((place) => text.includes(place)).map((place) => `names ${place}`),
  },
  {
    // Sent before its page's script hears it, a form goes as the browser sends it: by default with all its fields in the address.
    name: 'a form names its method',
    check: ({ path, text }) => {
      const forms = path.endsWith('.tsx') && !isTest({ path, text }) ? [...text.matchAll(/<form\b[^>]*/g)] : []
      return forms.filter(([form]) => !form.includes('method="')).map(() => 'has a form without a method')
    },
  },
  {
    name: 'no file without a subject',
    check: ({ path }) => (/(^|\/)(utils|helpers|common|manager)\.tsx?$/.test(path) ? ['is named after nothing'] : []),
  },
  {
    name: 'no file above 300 lines',
    check: (file) => {
      const lines = file.text.split('\n').length - 1
      return isTypeScript(file) && lines > 300 ? [`has ${lines} lines`] : []
    },
  },
]

/** Asked of the whole repository: Stripe's client is made in one place. */
export function findStripeClients(repository: Repository): string[] {
  return [...repository.values()]
    .filter((file) => isProduct(file))
    .flatMap((file) =>
      nodesOf(file)
        .filter((node) => node.type === 'NewExpression' && isName(node.callee, 'Stripe'))
        .map(() => file.path),
    )
}

/** Put together here, so that this file does not name them itself. */
const outsidePlaces = [['', 'work', ''].join('/'), ['..', 'shared'].join('/')]

function syntaxRule(
  name: string,
  applies: (file: SourceFile) => boolean,
  except: string[],
  isBreach: (node: Node) => boolean,
): Rule {
  return {
    name,
    check(file) {
      if (!isTypeScript(file) || !applies(file) || except.includes(file.path)) return []
      return nodesOf(file)
        .filter(isBreach)
        .map((node) => `line ${lineOf(file, node)}`)
    },
  }
}

/** What runs when people use Tidewater; the simulator has a clock and a life of its own. */
function isProduct(file: SourceFile): boolean {
  const isOurs = /^(app|components|lib)\//.test(file.path) || /^(proxy|instrumentation)\.ts$/.test(file.path)
  return isOurs && isTypeScript(file) && !isTest(file) && !file.path.startsWith('lib/simulator/')
}

function hasStyle(file: SourceFile): boolean {
  return isProduct(file) && !file.path.startsWith('lib/stripe/')
}

function isColour(text: string): boolean {
  return /#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b|\b(rgba?|hsla?|oklch|oklab|lab|lch)\(/i.test(text)
}

function textOf(node: Node): string {
  const value = node.type === 'TemplateElement' && isRecord(node.value) ? node.value.raw : literal(node)
  return typeof value === 'string' ? value : ''
}

function isMember(node: Node, object: string, property: string): boolean {
  return node.type === 'MemberExpression' && isName(node.object, object) && isName(node.property, property)
}

function isBareDate(node: Node): boolean {
  return (
    node.type === 'NewExpression' &&
    isName(node.callee, 'Date') &&
    Array.isArray(node.arguments) &&
    node.arguments.length === 0
  )
}

function isCallOf(node: Node, name: string): boolean {
  return node.type === 'CallExpression' && isName(node.callee, name)
}

function isConst(type: unknown): boolean {
  return isNode(type) && type.type === 'TSTypeReference' && isName(type.typeName, 'const')
}

function isName(node: unknown, name: string): boolean {
  return isNode(node) && node.type === 'Identifier' && node.name === name
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function lineOf(file: SourceFile, node: Node): number {
  const start = typeof node.start === 'number' ? node.start : 0
  return file.text.slice(0, start).split('\n').length
}
