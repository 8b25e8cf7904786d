// (shared) Apart from the queries: every page hears hints, few ask for transactions.

/** What a hint about an account's transactions has asked again, whatever the filter. */
export const transactionsAnswer = {
  all: ['transactions'],
  // With their days come the newest rows.
  first: (account: string) => keysOf(account, ['days']),
  of: (account: string) => keysOf(account, ['rows', 'life']),
}

function keysOf(account: string, parts: readonly string[]) {
  return [account, 'all'].flatMap((whose) => parts.map((part) => ({ queryKey: ['transactions', whose, part] })))
}
