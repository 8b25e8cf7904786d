import 'server-only'
import { and, eq, ilike, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { accountHolders } from '@/lib/account-holders/table'
import { isStaff, type Viewer } from '@/lib/auth/roles'
import { database } from '@/lib/db/client'
import { newestFirst } from '@/lib/db/newest-first'
import { readCursor, writeCursor } from '@/lib/http/cursor'
import type { Page } from '@/lib/http/page'
import { pageParameters, searchText } from '@/lib/http/page-query'
import { containing } from '@/lib/search/containing'
import type { AccountView } from './account-view'
import { pendingSums } from './pending-sums'
import { accounts } from './table'
import { toAccountView, toHolderView } from './to-view'

export const accountsQuery = z.strictObject({
  ...pageParameters,
  account: z.string().optional(),
  status: z.string().optional(),
  q: searchText.optional(),
})
export type AccountsQuery = Partial<z.output<typeof accountsQuery>>

const defaultLimit = 100

/** The accounts this viewer may reach, newest link first, from the mirror: for customers those that nothing replaced, or the one named. */
export async function listAccounts(viewer: Viewer, query: AccountsQuery = {}): Promise<Page<AccountView>> {
  const limit = query.limit ?? defaultLimit
  const rows = await select(viewer, [isShownTo(viewer, query), ...filtersOf(query)], limit + 1)
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    data: await views(viewer, page),
    next_cursor: last ? writeCursor({ at: last.accounts.linkedAt, id: last.accounts.id }) : null,
  }
}

/** Those of these that the viewer may reach. */
export async function listAccountsById(viewer: Viewer, ids: string[]): Promise<AccountView[]> {
  if (ids.length === 0) return []
  return views(viewer, await select(viewer, [inArray(accounts.id, ids)], ids.length))
}

/** Who asks is part of the question: without a holder there is nothing to find. */
function select(viewer: Viewer, filters: (SQL | undefined)[], limit: number) {
  return database()
    .select()
    .from(accounts)
    .innerJoin(accountHolders, eq(accountHolders.id, accounts.holderId))
    .where(and(reachableBy(viewer), ...filters))
    .orderBy(...newestFirst(accounts.linkedAt, accounts.id))
    .limit(limit)
}

function reachableBy(viewer: Viewer): SQL | undefined {
  if (isStaff(viewer)) return undefined
  return viewer.holderId === null ? sql`false` : eq(accounts.holderId, viewer.holderId)
}

/** A replaced account goes on in another one: its holder is shown it once, support each. */
function isShownTo(viewer: Viewer, { account }: AccountsQuery): SQL | undefined {
  return isStaff(viewer) || account !== undefined ? undefined : isNull(accounts.replacedBy)
}

function filtersOf({ account, status, q, cursor }: AccountsQuery): (SQL | undefined)[] {
  const after = cursor === undefined ? null : readCursor(cursor)
  return [
    account === undefined ? undefined : eq(accounts.id, account),
    status === undefined ? undefined : eq(accounts.status, status),
    q === undefined ? undefined : matching(q),
    after === null
      ? undefined
      : sql`(${accounts.linkedAt}, ${accounts.id}) < (${after.at.toISOString()}::timestamptz, ${after.id})`,
  ]
}

function matching(q: string): SQL | undefined {
  return or(
    ilike(accounts.institutionName, containing(q)),
    ilike(accounts.displayName, containing(q)),
    ilike(accounts.nickname, containing(q)),
    eq(accounts.last4, q),
  )
}

async function views(viewer: Viewer, rows: Awaited<ReturnType<typeof select>>): Promise<AccountView[]> {
  const pending = await pendingSums(rows.map((row) => row.accounts.id))
  return rows.map((row) => ({
    ...toAccountView(row.accounts, pending.get(row.accounts.id) ?? []),
    ...(isStaff(viewer) && { holder: toHolderView(row.account_holders) }),
  }))
}
