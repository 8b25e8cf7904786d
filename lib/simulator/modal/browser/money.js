// @ts-check
/**
 * “−$1,284.37” with a real minus. Test banks keep dollars: two decimals, whatever `Intl` thinks of a currency.
 * @param {string} language
 * @param {number} amountMinor
 * @param {string} currency
 */
export function formatMoney(language, amountMinor, currency) {
  const format = new Intl.NumberFormat(language, {
    style: 'currency',
    currency: currency.toUpperCase(),
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  })
  return format.format(amountMinor / 100).replace('-', '−')
}
