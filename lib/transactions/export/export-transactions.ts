import 'server-only'
import { asc } from 'drizzle-orm'
import { z } from 'zod'
import { accounts } from '@/lib/accounts/table'
import { record } from '@/lib/audit/record'
import { isStaff, type Viewer } from '@/lib/auth/roles'
import { bankNow } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { AppError } from '@/lib/http/errors'
import { textStreamOf } from '@/lib/http/stream-of'
import { writeFilter } from '../filter'
import { filterParameters } from '../query'
import { type Selection, selectionOf } from '../selection'
import { csv } from './csv'
import { exportFormats } from './export-formats'
import { json } from './json'
import { ofx } from './ofx'
import { readRows } from './read-rows'
import { type Chosen, statementsOf } from './statements'

export const exportQuery = z.strictObject({ ...filterParameters, format: z.enum(exportFormats) })
export type ExportQuery = z.output<typeof exportQuery>

const types = {
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json',
  ofx: 'application/x-ofx',
} as const

/**
 * Exactly the rows of a filter as a file that is made while it is sent. That it was taken is written down first.
 * @throws AppError 404 for an account that is not theirs, 400 for staff who name none: nobody takes everybody's rows along.
 */
export async function exportTransactions(viewer: Viewer, query: ExportQuery): Promise<Response> {
  const { format, tz, ...filter } = query
  if (isStaff(viewer) && filter.account === undefined) {
    throw new AppError('parameter_missing', 'Say whose transactions: name their accounts.', { param: 'account' })
  }
  const selection = await selectionOf(viewer, filter, tz)
  const chosen = await chosenBy(selection)
  await writeDown(viewer, query, chosen)
  const at = new Date(bankNow()).toISOString()
  const text = await textOf(query, selection, chosen, at)
  return new Response(textStreamOf(text), {
    headers: {
      'Content-Type': types[format],
      'Content-Disposition': `attachment; filename="transactions-${at.slice(0, 10)}.${format}"`,
    },
  })
}

async function textOf(
  { format, tz: _, ...filter }: ExportQuery,
  selection: Selection,
  chosen: (Chosen & { holderId: string })[],
  at: string,
): Promise<AsyncGenerator<string>> {
  if (format === 'ofx') return ofx(await statementsOf(chosen, selection, filter), at)
  const rows = readRows(
    chosen.map(({ id }) => id),
    selection.rows,
  )
  const named = chosen.map(({ holderId, replaced_by, ...account }) => account)
  return format === 'csv' ? csv(rows, named) : json(rows, named)
}

function chosenBy({ among }: Selection) {
  return database()
    .select({
      id: accounts.id,
      institution_name: accounts.institutionName,
      display_name: accounts.displayName,
      last4: accounts.last4,
      category: accounts.category,
      subcategory: accounts.subcategory,
      replaced_by: accounts.replacedBy,
      holderId: accounts.holderId,
    })
    .from(accounts)
    .where(among)
    .orderBy(asc(accounts.id))
}

/** Of each holder whose rows they are. What was searched for may name somebody, so only that something was. */
async function writeDown(
  viewer: Viewer,
  { format, tz: _, ...filter }: ExportQuery,
  chosen: { id: string; holderId: string }[],
) {
  const narrowed = [...writeFilter(filter).keys()]
  const holders = new Set(chosen.map(({ holderId }) => holderId))
  await database().transaction(async (transaction) => {
    for (const holderId of holders) {
      const own = chosen.filter((account) => account.holderId === holderId).map(({ id }) => id)
      const detail = { format, narrowed, accounts: own }
      await record(transaction, { actor: viewer, action: 'transaction.export', subject: holderId, holderId, detail })
    }
  })
}
