import type { AccountRow, Holder } from '../rows'
import { holderBuckets, type World } from '../world'

/** The text that stands for a holder in seeds and indexes. */
export function holderName(holder: Holder): string {
  return holderBuckets(holder).join(' ')
}

/** The newest account row of one bank account of one holder, disconnected ones included. */
export function findLinked(world: World, holder: Holder, bank: string, name: string): AccountRow | undefined {
  const [bucket = ''] = holderBuckets(holder)
  const rows = [...world.tables.account.each('holder', bucket)]
  return rows.findLast((row) => row.institution_name === bank && row.bank_account === name)
}
