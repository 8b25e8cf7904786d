// (shared) Apart from the queries: every page hears hints, few ask for transactions.

/** For a page that the server draws of the transactions of one account, or of all. */
export function transactionsDrawn(account = 'all') {
  return ['transactions', account, 'drawn']
}

/** What a hint about an account's transactions has asked again, whatever the filter. */
export const transactionsAnswer = {
  all: ['transactions'],
  // With their days come the newest rows.
  first: (account: string) => keysOf(account, ['days']),
  of: (account: string) => keysOf(account, ['rows', 'life', 'drawn']),
}

function keysOf(account: string, parts: readonly string[]) {
  return [account, 'all'].flatMap((whose) => parts.map((part) => ({ queryKey: ['transactions', whose, part] })))
}
