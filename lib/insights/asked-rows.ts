import 'server-only'
import type { AccountRow } from '@/lib/accounts/table'
import type { Viewer } from '@/lib/auth/roles'
import { shownUnder } from './insight-accounts'
import type { InsightRow } from './insight-row'
import { type ReadRows, readRows } from './read-rows'
import { findTransfers, type Transfer } from './transfers'

type Asked = ReadRows & {
  /** Of which one side at least is among the rows. */
  transfers: Transfer[]
}

type Question = { account: string | undefined; from: string; tz: string }

/** The rows that insights are about; of one account with those of its holder's others, to see what moved between them. */
export async function readAsked(viewer: Viewer, question: Question, accounts: readonly AccountRow[]): Promise<Asked> {
  const { account, ...days } = question
  if (accounts.length === 0) return { rows: [], isWhole: true, transfers: [] }
  const under = shownUnder(accounts)
  const toShown = (row: InsightRow) => ({ ...row, account: under(row.account) })
  const read = await readRows(viewer, { ...days, ...(account !== undefined && { account: [account] }) }, question.tz)
  const rows = read.rows.map(toShown)
  const others = account === undefined ? [] : (await readOthers(viewer, question, accounts)).map(toShown)
  const own = new Set(rows.map(({ id }) => id))
  const transfers = findTransfers([...rows, ...others.filter(({ id }) => !own.has(id))])
  return { ...read, rows, transfers: transfers.filter(({ out, in: into }) => own.has(out.id) || own.has(into.id)) }
}

async function readOthers(viewer: Viewer, { account, from, tz }: Question, accounts: readonly AccountRow[]) {
  const ids = accounts.filter(({ id, replacedBy }) => replacedBy === null && id !== account).map(({ id }) => id)
  return ids.length === 0 ? [] : (await readRows(viewer, { from, account: ids.slice(0, 100) }, tz)).rows
}
