// (shared) Currencies in words.

/** "US dollars", from "usd". */
export function currencyName(currency: string, locale: string): string {
  const parts = formatter(currency, locale, 'name').formatToParts(2)
  return parts.find(({ type }) => type === 'currency')?.value ?? currency.toUpperCase()
}

/** Whether two of these currencies wear the same symbol, so that their codes must be shown. */
export function sharesSymbol(currencies: readonly string[], locale: string): boolean {
  const distinct = new Set(currencies.map((currency) => currency.toUpperCase()))
  const symbols = [...distinct].map((currency) => {
    const parts = formatter(currency, locale, 'narrowSymbol').formatToParts(0)
    return parts.find(({ type }) => type === 'currency')?.value
  })
  return new Set(symbols).size < distinct.size
}

function formatter(currency: string, locale: string, currencyDisplay: 'name' | 'narrowSymbol') {
  return new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay })
}
