// (shared) The words people read, and what makes their keys typed: `useTranslations` and `getTranslations` know every key of en.json.
import type en from '@/messages/en.json'

export type Messages = typeof en
export type Namespace = keyof Messages

/** A namespace, or one group of it: what a page sends along. */
export type Words = Namespace | { [N in Namespace]: `${N}.${keyof Messages[N] & string}` }[Namespace]

export const languages = ['en', 'es'] as const
export type Language = (typeof languages)[number]

/** What is read where nobody asked for a language that is spoken here. */
export const usualLanguage = 'en'

/** The language spoken here that a tag names, as `es` for `es-MX`. */
export function languageOf(tag: string): Language | null {
  const [primary] = tag.toLowerCase().split('-')
  return languages.find((language) => language === primary) ?? null
}

declare module 'use-intl' {
  interface AppConfig {
    Messages: Messages
  }
}
