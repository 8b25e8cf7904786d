/** @param {number[]} values */
export function median(values) {
  return quantile(values, 0.5)
}

/**
 * @param {number[]} values
 * @param {number} share from 0 to 1
 */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(Math.floor(values.length * share), values.length - 1)] ?? Number.NaN
}

/**
 * @param {number[]} values
 * @param {number} digits
 */
export function spread(values, digits) {
  return `${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)}`
}

/**
 * The median with the least and the most.
 * @param {number[]} values
 * @param {number} digits
 */
export function figure(values, digits) {
  return `${median(values).toFixed(digits)} (${spread(values, digits)})`
}
