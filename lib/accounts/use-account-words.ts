// (shared) Client components only: it reads the words the page was sent.
import { useTranslations } from 'use-intl'
import { accountWords } from './account-words'

export function useAccountWords() {
  return accountWords(useTranslations('account.types'))
}
