// (shared) Money for people. Amounts are integer minor units and never become a float on the way.
import { currencyExponent } from './currency'

export type MoneyStyle = {
  /** `negative`: a minus where there is one. `both`: money in carries a plus as well. */
  sign: 'negative' | 'both'
  /** `with-code` where one page shows several currencies that share a symbol. */
  symbol: 'narrow' | 'with-code'
  /** `none` for round figures only: what stands behind the point is left away. */
  decimals: 'all' | 'none'
}

const plain: MoneyStyle = { sign: 'negative', symbol: 'narrow', decimals: 'all' }

/** "−$1,284.37" from (-128437, "usd"). Throws on an amount that is no safe integer; pass a bigint beyond 2^53. */
export function formatMoney(
  amountMinor: number | bigint,
  currency: string,
  locale: string,
  style: Partial<MoneyStyle> = {},
): string {
  const { sign, symbol, decimals } = { ...plain, ...style }
  const code = currency.toUpperCase()
  const text = formatter(locale, code, { sign, decimals }).format(toDecimal(amountMinor, code)).replace('-', '−')
  return symbol === 'with-code' ? `${text} ${code}` : text
}

/** The exact decimal, as "-1284.37": for files and forms. */
export function toDecimal(amountMinor: number | bigint, currency: string): `${number}` {
  if (typeof amountMinor === 'number' && !Number.isSafeInteger(amountMinor)) {
    throw new RangeError(`Not an exact amount of minor units: ${amountMinor}`)
  }
  const exponent = currencyExponent(currency)
  const [, minus = '', digits = ''] = /^(-?)(\d+)$/.exec(amountMinor.toString()) ?? []
  const padded = digits.padStart(exponent + 1, '0')
  const whole = padded.slice(0, padded.length - exponent)
  const decimal = exponent === 0 ? `${minus}${whole}` : `${minus}${whole}.${padded.slice(-exponent)}`
  if (!isDecimal(decimal)) throw new RangeError(`Not an amount: ${amountMinor}`)
  return decimal
}

const formatters = new Map<string, Intl.NumberFormat>()

function formatter(
  locale: string,
  code: string,
  { sign, decimals }: Pick<MoneyStyle, 'sign' | 'decimals'>,
): Intl.NumberFormat {
  const key = `${locale} ${code} ${sign} ${decimals}`
  const known = formatters.get(key)
  if (known) return known
  const digits = decimals === 'none' ? 0 : currencyExponent(code)
  const made = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: code,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: sign === 'both' ? 'exceptZero' : 'negative',
  })
  formatters.set(key, made)
  return made
}

function isDecimal(text: string): text is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(text)
}
