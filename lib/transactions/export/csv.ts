import 'server-only'
import { csvText } from '@/lib/exports/csv-text'
import { toDecimal } from '@/lib/format/money'
import type { TransactionView } from '../transaction-view'
import { asGiven, type ExportedAccount, type Pages } from './exported'

const columns = [
  'date',
  'description',
  'amount',
  'currency',
  'status',
  'institution',
  'account_name',
  'account_last4',
  'posted_at',
  'void_at',
  'account',
  'id',
] as const
type Line = Record<(typeof columns)[number], string | null>

/** A table for a spreadsheet: amounts as decimals, void rows told by their status. */
export async function* csv(pages: Pages, accounts: readonly ExportedAccount[]): AsyncGenerator<string> {
  const byId = new Map(accounts.map((account) => [account.id, account]))
  yield csvText(columns, [], { header: true })
  for await (const rows of pages) {
    const lines = rows.map((row) => lineOf(row, byId.get(row.account)))
    yield csvText(columns, lines, { header: false })
  }
}

function lineOf(row: TransactionView, account: ExportedAccount | undefined): Line {
  return {
    date: asGiven(row.transacted_at),
    description: row.description,
    amount: toDecimal(row.amount, row.currency),
    currency: row.currency.toUpperCase(),
    status: row.status,
    institution: account?.institution_name ?? null,
    account_name: account?.display_name ?? null,
    account_last4: account?.last4 ?? null,
    posted_at: row.posted_at && asGiven(row.posted_at),
    void_at: row.void_at && asGiven(row.void_at),
    account: row.account,
    id: row.id,
  }
}
