// (shared) Which of Intl's locales writes numbers and dates as somebody chose, in the words of their language.
import type { Language } from '@/lib/i18n/messages'
import type { FormatChoice } from './preferences'

/** Regions stand for what they write, 12,345.67 or 12.345,67 or 12 345,67: nothing else follows from them. */
const locales = {
  en: { language: 'en', point: 'en', comma: 'en-DK', space: 'en-SE', month_first: 'en-US' },
  es: { language: 'es', point: 'es-MX', comma: 'es', space: 'es-CR', month_first: 'es' },
} as const satisfies Record<Language, Record<FormatChoice, string>>

export function localeOf(language: Language, format: FormatChoice | undefined): string {
  return locales[language][format ?? 'language']
}

/** What there is to choose in a language, the usual first and none twice. */
export function formatsIn(language: Language): FormatChoice[] {
  const { language: usual, ...others } = locales[language]
  const different = Object.entries(others).filter(([, locale]) => locale !== usual)
  return ['language', ...formatNames.filter((name) => different.some(([each]) => each === name))]
}

const formatNames = ['point', 'comma', 'space', 'month_first'] as const
