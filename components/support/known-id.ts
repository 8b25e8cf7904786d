// (shared) The ids of Stripe's that the search understands.

export const idPrefixes = ['fca_', 'cus_', 'acct_', 'fcsess_', 'fctxn_'] as const

const wholeId = /^(fca|cus|acct|fcsess|fctxn)_\w{6,}$/

/** Whether this text can only be an id, so that one find is the thing itself and no list is needed. */
export function isWholeId(text: string): boolean {
  return wholeId.test(text.trim())
}
