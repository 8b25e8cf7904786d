// (shared) The words people read, and what makes their keys typed: `useTranslations` and `getTranslations` know every key of en.json.
import type en from '@/messages/en.json'

export type Messages = typeof en
export type Namespace = keyof Messages

export const languages = ['en'] as const
export type Language = (typeof languages)[number]

declare module 'use-intl' {
  interface AppConfig {
    Messages: Messages
    Locale: Language
  }
}
