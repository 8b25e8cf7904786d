import 'server-only'
import { AppError } from '@/lib/http/errors'

/**
 * Refuses what guessers try first: a password of the lists, bare or with digits and signs around it, and one made of what is known
 * of its person.
 * @throws AppError
 */
export async function requireOwnPassword(password: string, person: { email?: string; name?: string }): Promise<void> {
  const plain = password.toLowerCase()
  const bare = plain.replace(/^\P{L}+|\P{L}+$/gu, '')
  if (new Set(plain).size < 4) throw refusal('This password repeats itself. Choose another.')
  const common = await commonPasswords()
  if (bare === '' || common.has(plain) || common.has(bare)) {
    throw refusal('This password stands on lists of common ones, or nearly. Choose another.')
  }
  const known = [person.email, person.email?.split('@')[0], person.name, person.name?.replaceAll(' ', ''), 'tidewater']
  if (known.some((word) => word?.toLowerCase() === plain || word?.toLowerCase() === bare)) {
    throw refusal('This password is easy to guess for who knows you. Choose another.')
  }
}

let lists: Promise<ReadonlySet<string>> | undefined

/** Half a megabyte, so it is read when the first password is chosen. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  lists ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => new Set(dictionary['passwords-common']))
  return lists
}

function refusal(words: string): AppError {
  return new AppError('parameter_invalid', words, { param: 'password' })
}
