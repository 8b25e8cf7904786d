import 'server-only'
import type { PgTable } from 'drizzle-orm/pg-core'
import { accountHolders } from '@/lib/account-holders/table'
import { accounts } from '@/lib/accounts/table'
import { auditLog } from '@/lib/audit/table'
import { users } from '@/lib/auth/table'
import { balanceSnapshots } from '@/lib/balances/table'
import { consents } from '@/lib/consents/table'
import { linkSessions } from '@/lib/link-sessions/table'
import { stripeCalls } from '@/lib/stripe/table'
import { transactionRevisions, transactions } from '@/lib/transactions/table'

/**
 * What a prepared life is made of, in the order in which it can be loaded. Not here: passwords, which each installation hashes,
 * and whatever a trigger or the loading itself fills.
 */
export const preparedTables: readonly PgTable[] = [
  users,
  accountHolders,
  linkSessions,
  consents,
  accounts,
  balanceSnapshots,
  transactions,
  transactionRevisions,
  stripeCalls,
  auditLog,
]
