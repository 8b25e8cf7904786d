// (shared) What an account is called, wherever it is named.
import type { AccountView } from './account-view'

type Named = Pick<AccountView, 'nickname' | 'display_name' | 'category' | 'subcategory'>

const types = ['checking', 'savings', 'credit_card', 'line_of_credit', 'mortgage', 'other'] as const
type Type = (typeof types)[number]

/**
 * `typeOf`: "Savings". `nameOf`: the name its holder gave, else the bank's, else the type.
 * @param t the words of the group `account.types`
 */
export function accountWords(t: (key: Type | 'investment') => string) {
  function typeOf({ category, subcategory }: Pick<Named, 'category' | 'subcategory'>): string {
    if (category === 'investment') return t('investment')
    const type = types.find((each) => each === subcategory)
    return type ? t(type) : subcategory
  }
  return { typeOf, nameOf: (account: Named) => account.nickname ?? account.display_name ?? typeOf(account) }
}
