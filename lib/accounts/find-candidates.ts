import 'server-only'
import { and, eq, isNull, lt, ne, or, type SQL } from 'drizzle-orm'
import type { Database } from '@/lib/db/open-database'
import { type AccountRow, accounts } from './table'

/**
 * The accounts that this one may be, linked again under a new id: of the same holder, bank and kind, linked earlier, with the
 * same last four digits. Where a bank gave no digits, only those that have ended.
 */
export function findCandidates(db: Database, account: AccountRow): Promise<AccountRow[]> {
  const { id, holderId, institutionName, subcategory } = account
  return db
    .select()
    .from(accounts)
    .where(
      and(
        eq(accounts.holderId, holderId),
        eq(accounts.institutionName, institutionName),
        eq(accounts.subcategory, subcategory),
        ne(accounts.id, id),
        or(isNull(accounts.replacedBy), eq(accounts.replacedBy, id)),
        isEarlier(account),
        mayShareNumber(account),
      ),
    )
    .orderBy(accounts.linkedAt, accounts.id)
}

/** Two accounts of one session were linked at the same moment, and neither has ended by then. */
function isEarlier({ linkedAt }: AccountRow): SQL | undefined {
  return or(lt(accounts.linkedAt, linkedAt), and(eq(accounts.linkedAt, linkedAt), ne(accounts.status, 'active')))
}

function mayShareNumber({ last4 }: AccountRow): SQL | undefined {
  const hasEnded = ne(accounts.status, 'active')
  return last4 === null ? hasEnded : or(eq(accounts.last4, last4), and(isNull(accounts.last4), hasEnded))
}
