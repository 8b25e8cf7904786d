import 'server-only'
import { and, eq, inArray, isNotNull, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { database } from '@/lib/db/client'
import { accounts } from './table'

/**
 * Of each of these accounts that there is: itself, and those whose place it has taken, one after the other. Their rows are its history.
 * @param which on an account: the others are left out.
 */
export async function lineagesOf(ids: string[], which?: SQL): Promise<Map<string, string[]>> {
  // All that was replaced of a holder's accounts: what a lineage is made of.
  const replaced = alias(accounts, 'replaced')
  const rows = await database()
    .select({ asked: accounts.id, id: replaced.id, by: replaced.replacedBy })
    .from(accounts)
    .leftJoin(replaced, and(eq(replaced.holderId, accounts.holderId), isNotNull(replaced.replacedBy)))
    .where(and(inArray(accounts.id, ids), which))
  const predecessors = new Map<string, Set<string>>()
  for (const { id, by } of rows) if (id && by) predecessors.set(by, (predecessors.get(by) ?? new Set()).add(id))
  return new Map(rows.map(({ asked }) => [asked, lineageOf(asked, predecessors)]))
}

function lineageOf(id: string, predecessors: Map<string, Set<string>>): string[] {
  const members = new Set([id])
  for (const member of members) for (const each of predecessors.get(member) ?? []) members.add(each)
  return [...members]
}
