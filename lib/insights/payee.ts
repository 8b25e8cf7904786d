// (shared) Who a payment goes to or comes from, as far as its description says.

const monthNames =
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec'
const months = new Set(monthNames.split(' '))

/**
 * A description without what changes from one payment to the next: words that hold a digit (references, dates, card numbers),
 * names of months and punctuation; in small letters. What consists of nothing else stays as it is.
 */
export function payeeOf(description: string): string {
  const words =
    description
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const named = words.filter((word) => !/\p{N}/u.test(word) && !months.has(word))
  return named.length > 0 ? named.join(' ') : description.trim().toLowerCase()
}
