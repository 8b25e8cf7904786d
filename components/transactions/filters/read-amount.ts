// (shared) An amount as somebody types it.
import { currencyExponent } from '@/lib/format/currency'

/**
 * Minor units of "57", "57.6", "1,057.60" or "$57", with the separators of the locale: where a comma parts the decimals, "1,057"
 * is about one. Undefined for nothing, null for what is no amount, or another one elsewhere.
 */
export function readAmount(text: string, currency: string, locale: string): number | undefined | null {
  if (text.trim() === '') return undefined
  const { group, decimal } = separatorsOf(locale)
  const [whole = '', decimals = '', ...more] = text.replace(/^\D+|\D+$/g, '').split(decimal)
  const isGrouped = whole.split(/\D/).every((part, index) => part.length === 3 || (index === 0 && part.length < 3))
  const digits = isGrouped ? whole.replaceAll(group, '').replace(/\s/g, '') : whole
  const isAmount = more.length === 0 && /^\d{1,12}$/.test(digits) && /^\d*$/.test(decimals)
  const exponent = currencyExponent(currency)
  if (!isAmount || decimals.length > exponent) return null
  return Number(digits + decimals.padEnd(exponent, '0'))
}

/** An exact decimal, "1057.60", as the locale's people would type it. */
export function typedAmount(decimal: string, locale: string): string {
  return decimal.replace('.', separatorsOf(locale).decimal)
}

function separatorsOf(locale: string): { group: string; decimal: string } {
  const parts = new Intl.NumberFormat(locale).formatToParts(12_345.6)
  const find = (type: 'group' | 'decimal') => parts.find((part) => part.type === type)?.value
  return { group: find('group') ?? ',', decimal: find('decimal') ?? '.' }
}
