import { bankAccountOf, bankOf } from '../banks/banks'
import { inventPerson } from '../banks/people'
import { emitAccount } from '../emit'
import { balanceAt } from '../lives/life'
import { type Moment, unixSeconds } from '../moment'
import type { AccountRow, Balance, Feature } from '../rows'
import { save, stateOf, withState } from './refresh'
import { syncTransactions } from './sync-transactions'

/** Seconds after an answer before the next refresh may be asked for. */
const PAUSE: Record<Feature, number> = { balance: 60, ownership: 3_600, transactions: 60 }

const features: Record<Feature, { event: string; read(moment: Moment, account: AccountRow): AccountRow | null }> = {
  balance: { event: 'refreshed_balance', read: readBalance },
  ownership: { event: 'refreshed_ownership', read: readOwnership },
  transactions: { event: 'refreshed_transactions', read: syncTransactions },
}

/** The bank answers. The event says that it did; the hash says how. */
export function finishRefresh(moment: Moment, account: AccountRow, feature: Feature): void {
  const pending = stateOf(account, feature)
  if (pending?.status !== 'pending') return
  const { event, read } = features[feature]
  const answered = account.status === 'active' ? read(moment, account) : null
  const next = account.status === 'active' ? unixSeconds(moment) + PAUSE[feature] : null
  const finished = save(
    moment,
    withState(answered ?? account, feature, {
      ...pending,
      status: answered ? 'succeeded' : 'failed',
      next_refresh_available_at: next,
    }),
  )
  emitAccount(moment, event, finished)
}

function readBalance(moment: Moment, account: AccountRow): AccountRow | null {
  const at = unixSeconds(moment)
  const { tells_balance, currency } = bankAccountOf(account)
  if (!tells_balance) return null
  const { current, pending } = balanceAt(account.life, at)
  const money = (amount: number) => ({ [currency]: amount })
  const told: Balance =
    account.category === 'credit'
      ? { as_of: at, credit: { used: money(current) }, current: money(current), type: 'credit' }
      : { as_of: at, cash: { available: money(current + pending) }, current: money(current), type: 'cash' }
  return { ...account, balance: told }
}

const UNTOLD = { email: null, phone: null, address: null }

/** A new ownership each time; the one before it is gone. */
function readOwnership(moment: Moment, account: AccountRow): AccountRow | null {
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
