import 'server-only'
import { eq } from 'drizzle-orm'
import { unsealRaw } from '@/lib/accounts/raw'
import { accounts } from '@/lib/accounts/table'
import type { Database } from '@/lib/db/open-database'
import { keysInUse } from './rotate'

/** Opens one stored object of each key, so that a lost or another key is noticed at the start. @throws DataKeyError */
export async function requireDataKeys(db: Database): Promise<void> {
  for (const { account } of await keysInUse(db)) {
    const [row] = await db.select({ raw: accounts.raw }).from(accounts).where(eq(accounts.id, account))
    if (row) unsealRaw(account, row.raw)
  }
}
