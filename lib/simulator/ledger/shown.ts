import type { AccountRow, Bulk, TransactionRow } from '../rows'
import type { Keys } from '../table'
import type { World } from '../world'
import { bulkRow, readBulkId } from './bulk'
import { BulkKeys } from './bulk-keys'
import { MergedKeys } from './merged-keys'

/** A row that some refresh has read, kept or generated. */
export function transactionById(world: World, id: string): TransactionRow | undefined {
  const kept = world.tables.transaction.get(id)
  if (kept) return kept
  const place = readBulkId(id)
  const account = place && world.tables.account.get(world.tables.account.keys('bulk', place.token).at(0) ?? '')
  return account ? bulkRow(account, place.token, place.index) : undefined
}

/** Kept rows together with those generated ones that some wanted refresh read. */
export function withBulk(
  account: AccountRow,
  kept: Keys,
  wanted: (shown: NonNullable<Bulk['shown']>) => boolean,
): Keys {
  const pieces = (account.bulk ?? []).filter(({ shown }) => shown !== null && wanted(shown))
  return pieces.length === 0 ? kept : new MergedKeys(new BulkKeys(account, pieces), kept)
}
