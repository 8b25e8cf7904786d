import { emitAccount, emitAuthorization } from '../emit'
import { SECONDS_A_DAY } from '../lives/life'
import { type Moment, unixSeconds } from '../moment'
import type { AccountRow } from '../rows'
import { save } from './refresh'
import { cancel, schedule } from './schedule'

/** How long before it happens it is announced. */
const AHEAD_SECONDS = 30 * SECONDS_A_DAY

/** The bank says when it will cut an account off, or, with null, that it will not. It is late with a date that is over: nothing happens by itself. */
export function expectDeactivation(moment: Moment, account: AccountRow, date: number | null): AccountRow {
  cancel(moment.world, account.id, { task: 'deactivate' })
  cancel(moment.world, account.id, { task: 'announce_deactivation' })
  const isAhead = date !== null && date > unixSeconds(moment)
  if (isAhead) schedule(moment, account.id, date * 1000, { task: 'deactivate' })
  const row = save(moment, { ...account, expected_deactivation_date: date })
  const authorization = moment.world.tables.authorization.get(account.authorization)
  if (authorization && authorization.expected_deactivation_date !== date) {
    const dated = { ...authorization, expected_deactivation_date: date }
    moment.world.tables.authorization.put(dated)
    emitAuthorization(moment, 'expected_deactivation_date_updated', dated)
  }
  emitAccount(moment, 'expected_deactivation_date_updated', row)
  if (!isAhead) return row
  const announced = date - AHEAD_SECONDS
  if (announced <= unixSeconds(moment)) announceDeactivation(moment, row)
  else schedule(moment, account.id, announced * 1000, { task: 'announce_deactivation' })
  return row
}

/** One authorization covers all accounts of a holder at a bank: it is told of once. */
export function announceDeactivation(moment: Moment, account: AccountRow): void {
  const date = account.expected_deactivation_date
  if (date === null) return
  const { authorization: authorizations } = moment.world.tables
  const authorization = authorizations.get(account.authorization)
  if (authorization && authorization.announced !== date) {
    authorizations.put({ ...authorization, announced: date })
    emitAuthorization(moment, 'upcoming_deactivation', authorization)
  }
  emitAccount(moment, 'upcoming_deactivation', account)
}
