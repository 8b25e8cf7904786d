import 'server-only'
import type { Language } from '@/lib/i18n/messages'
import en from '@/messages/en.json'
import es from '@/messages/es.json'

const words: Record<Language, Record<string, string>> = { en: en.refusals, es: es.refusals }
const keys = new Map(Object.entries(en.refusals).map(([key, text]) => [text, key]))

/**
 * A refusal in the words of a language. Code states it in English, for programs and the log, and the catalogue finds it by that
 * sentence; what only programs meet, and what Stripe says, stays as it is.
 */
export function refusalIn(language: Language, message: string): string {
  const [, param = '', what = ''] = /^Invalid (\S+): (.+)$/.exec(message) ?? []
  const told = wordsFor(language, what)
  if (told !== undefined) return words[language].invalid?.replace('{param}', param).replace('{what}', told) ?? message
  return wordsFor(language, message) ?? message
}

function wordsFor(language: Language, text: string): string | undefined {
  return words[language][keys.get(text) ?? '']
}
