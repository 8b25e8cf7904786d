// (shared) What an account is called. Client components only: it reads the words the page was sent.
import { useTranslations } from 'use-intl'
import type { AccountView } from './account-view'

type Named = Pick<AccountView, 'nickname' | 'display_name' | 'category' | 'subcategory'>

const types = ['checking', 'savings', 'credit_card', 'line_of_credit', 'mortgage', 'other'] as const

/** `typeOf`: "Savings". `nameOf`: the name its holder gave, else the bank's, else the type. */
export function useAccountWords() {
  const t = useTranslations('account')
  function typeOf({ category, subcategory }: Named): string {
    if (category === 'investment') return t('types.investment')
    const known = types.find((type) => type === subcategory)
    return known ? t(`types.${known}`) : subcategory
  }
  return { typeOf, nameOf: (account: Named) => account.nickname ?? account.display_name ?? typeOf(account) }
}
