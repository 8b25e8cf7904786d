// (shared) What an account is called, wherever it is named.
import type { AccountView } from './account-view'

type Named = Pick<AccountView, 'nickname' | 'display_name' | 'category' | 'subcategory'>

const types = {
  checking: 'types.checking',
  savings: 'types.savings',
  credit_card: 'types.credit_card',
  line_of_credit: 'types.line_of_credit',
  mortgage: 'types.mortgage',
  other: 'types.other',
} as const

/**
 * `typeOf`: "Savings". `nameOf`: the name its holder gave, else the bank's, else the type.
 * @param t the words of the namespace `account`
 */
export function accountWords(t: (key: (typeof types)[keyof typeof types] | 'types.investment') => string) {
  function typeOf({ category, subcategory }: Pick<Named, 'category' | 'subcategory'>): string {
    if (category === 'investment') return t('types.investment')
    return isKnown(subcategory) ? t(types[subcategory]) : subcategory
  }
  return { typeOf, nameOf: (account: Named) => account.nickname ?? account.display_name ?? typeOf(account) }
}

function isKnown(subcategory: string): subcategory is keyof typeof types {
  return subcategory in types
}
