import { idFrom } from '../ids'
import { balanceAt, entriesUntil } from '../lives/life'
import type { AccountRow, PlantedRow, RefreshRow, TransactionRow } from '../rows'
import type { World } from '../world'
import { bulkSum } from './bulk'

export function plantedOf(world: World, account: AccountRow): PlantedRow[] {
  return [...world.tables.planted.each('account', account.id)]
}

export function plantedRow({ entry, seq, ...planted }: PlantedRow, refresh: RefreshRow, at: number): TransactionRow {
  return { ...planted, refresh: refresh.id, refresh_seq: refresh.seq, updated: at }
}

/** What the bank has on its books, with all that was told to it. */
export function bankBalanceAt(world: World, account: AccountRow, at: number): { current: number; pending: number } {
  const planted = plantedOf(world, account)
  const replaced = new Set(planted.flatMap(({ entry }) => entry ?? []))
  const { current, pending } = balanceAt(account.life, at, replaced)
  const sumOf = (status: string) =>
    planted
      .filter((row) => row.status === status && row.currency === account.life.currency)
      .reduce((sum, row) => sum + row.amount, 0)
  return { current: current + sumOf('posted') + bulkSum(account), pending: pending + sumOf('pending') }
}

/** Which part of an account's life a row shows; null for a row of another origin. */
export function entryKeyOf({ id: account, life }: AccountRow, id: string, at: number): string | null {
  for (const { key } of entriesUntil(life, life.firstDay, at)) if (idFrom('fctxn', account, key) === id) return key
  return null
}
