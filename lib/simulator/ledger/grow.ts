import { refused } from '../errors'
import { entriesUntil, SECONDS_A_DAY } from '../lives/life'
import { type Moment, unixSeconds } from '../moment'
import type { AccountRow } from '../rows'
import { bulkCount } from './bulk'
import { bankBalanceAt, plantedOf } from './planted'

/**
 * Has the bank show so many transactions in all, generated ones between those it shows by itself. A bank that nobody read
 * yet may show fewer, too: it then has no history but this.
 */
export function growTo(moment: Moment, account: AccountRow, total: number): AccountRow {
  const at = unixSeconds(moment)
  const own = total < shownBy(moment, account) ? withoutHistory(moment, account) : account
  const count = total - shownBy(moment, own)
  if (count < 0) {
    throw refused(`The bank shows ${total - count} transactions already, and takes none of them back.`, {
      param: 'transactions_count',
    })
  }
  if (count === 0) return own
  const last = own.bulk?.at(-1)
  const from = last?.to ?? account.life.firstDay * SECONDS_A_DAY
  return { ...own, bulk: [...(own.bulk ?? []), { first: bulkCount(own), count, from, to: at, shown: null }] }
}

function shownBy({ world, atMs }: Moment, account: AccountRow): number {
  const planted = plantedOf(world, account)
  const replaced = new Set(planted.map(({ entry }) => entry))
  let entries = 0
  for (const { key } of entriesUntil(account.life, account.life.firstDay, unixSeconds({ atMs }))) {
    if (!replaced.has(key)) entries += 1
  }
  return entries + planted.length + bulkCount(account)
}

function withoutHistory({ world, atMs }: Moment, account: AccountRow): AccountRow {
  const untouched = account.synced_at === null && !account.bulk && plantedOf(world, account).length === 0
  if (!untouched) return account
  const at = unixSeconds({ atMs })
  const opening = bankBalanceAt(world, account, at).current
  return { ...account, life: { ...account.life, firstDay: Math.floor(at / SECONDS_A_DAY) + 1, opening } }
}
