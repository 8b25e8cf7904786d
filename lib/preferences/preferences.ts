// (shared) How a person likes to read. What they never chose is left out, and then their browser says it.
import { languages } from '@/lib/i18n/messages'

/** `browser`, `language` and `system` are choices, too: they undo another one in every browser. */
export const languageChoices = ['browser', ...languages] as const
export const formatChoices = ['language', 'point', 'comma', 'space', 'month_first'] as const
export const themeChoices = ['system', 'light', 'dark'] as const

export const accountMailChoices = ['on', 'off'] as const

export type FormatChoice = (typeof formatChoices)[number]

export type Preferences = {
  language?: (typeof languageChoices)[number] | undefined
  format?: FormatChoice | undefined
  theme?: (typeof themeChoices)[number] | undefined
  /** `browser`, or the name of a zone. */
  time_zone?: string | undefined
  /** Whether to be written to when a bank ends access; on where nothing was chosen. */
  account_mail?: (typeof accountMailChoices)[number] | undefined
}
