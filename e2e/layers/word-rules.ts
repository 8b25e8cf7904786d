import en from '@/messages/en.json'
import type { Rule } from './import-rules'
import { isNode, isTest, isTypeScript, literal, type Node, nodesOf } from './repository'

/** The same in every language: keys, as they are printed on keyboards. */
const sameEverywhere = /^(Esc|Ctrl \w)$/

/** Attributes and properties whose text a person reads or hears. */
const read = new Set(
  'title label hint placeholder alt caption description aria-label aria-description aria-roledescription aria-valuetext'.split(
    ' ',
  ),
)

export const wordRules: Rule[] = [
  {
    name: 'words stand in messages',
    check(file) {
      if (!isTypeScript(file) || isTest(file) || !/^(app|components)\//.test(file.path)) return []
      return nodesOf(file)
        .flatMap(wordsIn)
        .filter((text) => /\p{L}{2}/u.test(text) && !sameEverywhere.test(text.trim()))
        .map((text) => `says “${text.trim()}”`)
    },
  },
  {
    name: 'what is refused to a person stands in messages',
    check(file) {
      if (!isTypeScript(file) || isTest(file) || !/^(app|lib)\//.test(file.path)) return []
      return nodesOf(file)
        .flatMap(refusalsIn)
        .filter((text) => !knownRefusals.has(text) && !onlyPrograms.test(text))
        .map((text) => `refuses with “${text}”`)
    },
  },
]

const knownRefusals: ReadonlySet<string> = new Set(Object.values(en.refusals))

/** What pages never cause, or word themselves. */
const codesForPrograms =
  /^(body_\w+|cross_origin|internal|busy|stripe_unavailable|rate_limited|parameter_missing|parameters_exclusive)$/
const onlyPrograms = /^(Invalid .*|STRIPE_WEBHOOK_SECRET is not set here\.|The address holds too many parameters\.)$/

/** The sentence of `new AppError(code, '…')`. */
function refusalsIn(node: Node): string[] {
  if (node.type !== 'NewExpression' || !isNode(node.callee) || node.callee.name !== 'AppError') return []
  const [code, text] = argumentsOf(node).map(literal)
  return text && !codesForPrograms.test(code ?? '') ? [text] : []
}

/** What this piece of syntax shows or says to a person. */
function wordsIn(node: Node): string[] {
  switch (node.type) {
    case 'JSXText':
      return [String(node.value)]
    case 'JSXAttribute':
      return isNode(node.name) && read.has(nameOf(node.name)) ? literalsIn(node.value) : []
    case 'JSXElement':
    case 'JSXFragment':
      return Array.isArray(node.children) ? node.children.filter(isContainer).flatMap(literalsIn) : []
    case 'Property':
      // Elsewhere a property of that name holds a key of the messages, which begins small.
      return isNode(node.key) && read.has(nameOf(node.key))
        ? literalsIn(node.value).filter((text) => /^\p{Lu}|\s/u.test(text))
        : []
    case 'CallExpression':
      return isNode(node.callee) && nameOf(node.callee) === 'toast' ? argumentsOf(node).flatMap(literalsIn) : []
    default:
      return []
  }
}

/** The strings an expression can turn out to be, without what it calls. */
function literalsIn(node: unknown): string[] {
  if (!isNode(node)) return []
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : []
    case 'TemplateLiteral':
      return Array.isArray(node.quasis) ? node.quasis.map((quasi) => String(Object(quasi.value).raw)) : []
    case 'JSXExpressionContainer':
      return literalsIn(node.expression)
    case 'ConditionalExpression':
      return [...literalsIn(node.consequent), ...literalsIn(node.alternate)]
    case 'LogicalExpression':
    case 'BinaryExpression':
      return /^(\+|&&|\|\||\?\?)$/.test(String(node.operator))
        ? [...literalsIn(node.left), ...literalsIn(node.right)]
        : []
    default:
      return []
  }
}

function isContainer(node: unknown): node is Node {
  return isNode(node) && node.type === 'JSXExpressionContainer'
}

function argumentsOf(node: Node): unknown[] {
  return Array.isArray(node.arguments) ? node.arguments : []
}

function nameOf(node: Node): string {
  return String(node.name ?? node.value)
}
