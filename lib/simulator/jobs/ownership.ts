import { bankAccountOf, bankOf } from '../banks/banks'
import { inventPerson } from '../banks/people'
import { type Moment, unixSeconds } from '../moment'
import type { AccountRow } from '../rows'

const UNTOLD = { email: null, phone: null, address: null }

/** A new ownership each time; the one before it is gone. Null where the bank gives none. */
export function readOwnership(moment: Moment, account: AccountRow): AccountRow | null {
  if (!bankOf(account).gives_owners) return null
  const { world } = moment
  const at = unixSeconds(moment)
  forgetOwnership(moment, account)
  const ownership = world.newId('fcaowns')
  world.tables.ownership.put({ id: ownership, account: account.id, created: at })
  const { owners, names_only } = bankAccountOf(account)
  for (let position = 0; position < owners; position++) {
    const { name, ...reach } = inventPerson(account.authorization, position)
    const { email, phone, address } = names_only ? UNTOLD : reach
    const id = world.newId('fcaown')
    const seq = world.nextSeq()
    const told = { name, email, phone, raw_address: address, refreshed_at: at }
    world.tables.owner.put({ id, seq, account: account.id, ownership, ...told })
  }
  return { ...account, ownership }
}

export function forgetOwnership({ world }: Moment, { ownership }: AccountRow): void {
  if (!ownership) return
  for (const owner of world.tables.owner.each('ownership', ownership)) world.tables.owner.delete(owner.id)
  world.tables.ownership.delete(ownership)
}
