// (shared) How many decimals Stripe counts a currency in. Not taken from Intl, which disagrees for HUF, ISK and UGX.

/** https://docs.stripe.com/currencies#zero-decimal; ISK and UGX have no minor unit either, but Stripe keeps two decimals for them. */
export const zeroDecimals: ReadonlySet<string> = new Set(
  'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '),
)

/** https://docs.stripe.com/currencies#three-decimal */
export const threeDecimals: ReadonlySet<string> = new Set('BHD JOD KWD OMR TND'.split(' '))

/** Digits behind the decimal point of a currency's minor unit at Stripe; any case. */
export function currencyExponent(currency: string): 0 | 2 | 3 {
  const code = currency.toUpperCase()
  if (zeroDecimals.has(code)) return 0
  return threeDecimals.has(code) ? 3 : 2
}
