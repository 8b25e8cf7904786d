import 'server-only'
import type { TransactionView } from '../transaction-view'
import { asGiven, type ExportedAccount, type Pages } from './exported'

/** One object in the words of our routes, amounts in minor units; a row to a line, so that it can be read line by line as well. */
export async function* json(pages: Pages, accounts: readonly ExportedAccount[]): AsyncGenerator<string> {
  yield `{"accounts":${JSON.stringify(accounts)},\n"transactions":[`
  let separator = '\n'
  for await (const rows of pages) {
    if (rows.length === 0) continue
    yield separator + rows.map((row) => JSON.stringify(given(row))).join(',\n')
    separator = ',\n'
  }
  yield '\n]}\n'
}

function given(row: TransactionView): TransactionView {
  return {
    ...row,
    transacted_at: asGiven(row.transacted_at),
    posted_at: row.posted_at && asGiven(row.posted_at),
    void_at: row.void_at && asGiven(row.void_at),
  }
}
