// (shared) An amount as somebody types it.
import { currencyExponent } from '@/lib/format/currency'

/** Minor units of "57", "57.6", "1,057.60" or "$57"; undefined for nothing, null for what is no amount. */
export function readAmount(text: string, currency: string): number | undefined | null {
  const plain = text.replace(/[\s,]|^\D+/g, '')
  if (text.trim() === '') return undefined
  const [, whole, decimals = ''] = /^(\d{1,12})(?:\.(\d*))?$/.exec(plain) ?? []
  const exponent = currencyExponent(currency)
  if (whole === undefined || decimals.length > exponent) return null
  return Number(whole + decimals.padEnd(exponent, '0'))
}
