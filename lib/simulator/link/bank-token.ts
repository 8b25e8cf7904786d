import type Stripe from 'stripe'
import { refused } from '../errors'
import type { ManualEntry } from '../linking'
import { type Moment, unixSeconds } from '../moment'
import type { BankToken, SessionRow } from '../rows'

/** The routing number of every bank here: Stripe's own for tests. */
const TEST_ROUTING_NUMBER = '110000000'

/** A token of a bank account that was typed in. Refuses what cannot be one, and sessions that did not offer it. */
export function tokenOfManualEntry(moment: Moment, session: SessionRow, entry: ManualEntry): BankToken {
  if (session.manual_entry !== 'automatic') {
    throw refused('This session does not take bank details typed in by hand.', { param: 'manual_entry' })
  }
  const { routing_number, account_number } = entry
  if (!isRoutingNumber(routing_number)) {
    throw refused('That is no routing number: it has nine digits, of which the last one checks the others.', {
      code: 'routing_number_invalid',
      param: 'manual_entry[routing_number]',
    })
  }
  if (!/^\d{4,17}$/.test(account_number)) {
    throw refused('That is no account number: it has between 4 and 17 digits.', {
      code: 'account_number_invalid',
      param: 'manual_entry[account_number]',
    })
  }
  return tokenOf(moment, 'TEST BANK', account_number.slice(-4), routing_number)
}

/** Of the number itself only the end is kept. */
export function tokenOf(
  moment: Moment,
  bank_name: string,
  last4: string,
  routing_number = TEST_ROUTING_NUMBER,
): BankToken {
  const { world } = moment
  const bank_account: Stripe.BankAccount = {
    id: world.newId('ba'),
    object: 'bank_account',
    account_holder_name: null,
    account_holder_type: null,
    account_type: null,
    bank_name,
    country: 'US',
    currency: 'usd',
    fingerprint: null,
    last4,
    routing_number,
    status: 'new',
  }
  return {
    id: world.newId('btok'),
    object: 'token',
    bank_account,
    client_ip: null,
    created: unixSeconds(moment),
    livemode: false,
    type: 'bank_account',
    used: false,
  }
}

/** Nine digits weighed 3, 7, 1: the sum ends in 0. */
function isRoutingNumber(text: string): boolean {
  if (!/^\d{9}$/.test(text)) return false
  const sum = [...text].reduce((total, digit, position) => total + Number(digit) * ([3, 7, 1][position % 3] ?? 0), 0)
  return sum % 10 === 0
}
