import 'server-only'
import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { database } from '@/lib/db/client'
import { accounts } from './table'

/** Of each of these accounts: itself, and those whose place it has taken, one after the other. Their rows are its history. */
export async function lineagesOf(ids: string[]): Promise<Map<string, string[]>> {
  const predecessors = await predecessorsAmong(ids)
  return new Map(ids.map((id) => [id, lineageOf(id, predecessors)]))
}

/** All that was replaced of these accounts' holders: what a lineage is made of. */
async function predecessorsAmong(ids: string[]): Promise<Map<string, string[]>> {
  const asked = alias(accounts, 'asked')
  const rows = await database()
    .selectDistinct({ id: accounts.id, replacedBy: accounts.replacedBy })
    .from(accounts)
    .innerJoin(asked, eq(asked.holderId, accounts.holderId))
    .where(and(inArray(asked.id, ids), isNotNull(accounts.replacedBy)))
  const predecessors = new Map<string, string[]>()
  for (const { id, replacedBy } of rows) {
    if (replacedBy) predecessors.set(replacedBy, [...(predecessors.get(replacedBy) ?? []), id])
  }
  return predecessors
}

function lineageOf(id: string, predecessors: Map<string, string[]>): string[] {
  const members = new Set([id])
  for (const member of members) for (const each of predecessors.get(member) ?? []) members.add(each)
  return [...members]
}
