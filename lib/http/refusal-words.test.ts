import { expect, test } from 'vitest'
import { refusalIn } from './refusal-words'

test.each([
  ['es', 'Sign in to go on.', 'Inicie sesión para continuar.'],
  ['en', 'Sign in to go on.', 'Sign in to go on.'],
  ['es', 'Invalid email: this is not an e-mail address', 'Valor no válido (email): esto no es un correo electrónico'],
  ['es', 'Invalid limit: must be a whole number', 'Invalid limit: must be a whole number'],
  ['es', 'No such account: fca_1', 'No such account: fca_1'],
] as const)('in %s “%s” is “%s”', (language, message, words) => {
  expect(refusalIn(language, message)).toBe(words)
})
