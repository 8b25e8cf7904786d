import { missing, missingReference, refused } from '../errors'
import type { Moment } from '../moment'
import type { AccountRow } from '../rows'

export const ACCOUNT_NOUN = 'financialconnections account'

/** The account named in the path. */
export function accountInPath({ world }: Moment, id: string): AccountRow {
  const row = world.tables.account.get(id)
  if (!row) throw missing(ACCOUNT_NOUN, id, 'account')
  return row
}

/** The account named in a parameter. */
export function accountInParam({ world }: Moment, id: string): AccountRow {
  const row = world.tables.account.get(id)
  if (!row) throw missingReference(ACCOUNT_NOUN, id, 'account')
  return row
}

/** Refuses data of an account that was disconnected, or that its holder did not agree to share. */
export function requireReadable(account: AccountRow, permission: string): void {
  if (account.status === 'disconnected') {
    throw refused('Data cannot be accessed on disconnected accounts.', {
      code: 'financial_connections_account_inactive',
    })
  }
  requirePermission(account, permission)
}

export function requirePermission(account: AccountRow, permission: string): void {
  if (account.permissions.includes(permission)) return
  throw refused(`This account does not have the \`${permission}\` permission. Ask for it in a new session.`)
}
