import { expect, test } from 'vitest'
import { refusalIn } from '@/lib/http/refusal-words'
import en from '@/messages/en.json'
import { isNode, isTest, isTypeScript, literal, nodesOf, readRepository } from './layers/repository'

/** What pages never cause, or word themselves. */
const forPrograms =
  /^(body_\w+|cross_origin|internal|busy|stripe_unavailable|rate_limited|parameter_missing|parameters_exclusive)$/
const onlyPrograms = ['STRIPE_WEBHOOK_SECRET is not set here.', 'The address holds too many parameters.']

test('what is refused to a person is said in both languages', () => {
  const known: string[] = Object.values(en.refusals)
  expect(refusals().filter((text) => !known.includes(text) && !onlyPrograms.includes(text))).toEqual([])
  expect(refusals().length).toBeGreaterThan(40)
})

test.each([
  ['es', 'Sign in to go on.', 'Inicie sesión para continuar.'],
  ['en', 'Sign in to go on.', 'Sign in to go on.'],
  ['es', 'Invalid email: this is not an e-mail address', 'Valor no válido (email): esto no es un correo electrónico'],
  ['es', 'Invalid limit: must be a whole number', 'Invalid limit: must be a whole number'],
  ['es', 'No such account: fca_1', 'No such account: fca_1'],
] as const)('in %s “%s” is “%s”', (language, message, words) => {
  expect(refusalIn(language, message)).toBe(words)
})

/** The sentences of `new AppError(code, '…')` in the product. */
function refusals(): string[] {
  return [...readRepository(process.cwd()).values()]
    .filter((file) => isTypeScript(file) && !isTest(file) && /^(app|lib)\//.test(file.path))
    .flatMap((file) => nodesOf(file))
    .flatMap((node) => {
      const isRefusal = node.type === 'NewExpression' && isNode(node.callee) && node.callee.name === 'AppError'
      if (!isRefusal || !Array.isArray(node.arguments)) return []
      const [code, text] = node.arguments.map(literal)
      return text && !forPrograms.test(code ?? '') && !text.startsWith('Invalid ') ? [text] : []
    })
}
