import { completeSession } from '../link/complete'
import type { Moment } from '../moment'
import { createCustomer } from '../resources/customers'
import { createSession } from '../resources/sessions'
import { inventPerson } from './people'

const DAYS_AGO = 3

const LINKS = [
  { institution: 'Test (Non-OAuth)', accounts: ['Success', 'Insufficient Funds'] },
  { institution: 'Bank (OAuth)', accounts: ['Everyday', 'Rainy day', 'Card'] },
  { institution: 'Ownership Accounts', accounts: ['Joint owners', 'Family of twelve'] },
]

const DATA = ['balances' as const, 'ownership' as const, 'transactions' as const]

/** People who linked their banks three days ago. */
export function settleFirstPeople(now: Moment): void {
  const moment = { ...now, atMs: now.atMs - DAYS_AGO * 86_400_000 }
  for (const [position, choice] of LINKS.entries()) {
    const { name, email } = inventPerson(moment.world.meta.seed, moment.world.id, position)
    const { id } = createCustomer(moment, { name, email })
    const session = createSession(moment, {
      account_holder: { type: 'customer', customer: id, account: undefined, customer_account: undefined },
      permissions: [...DATA, 'payment_method'],
      prefetch: DATA,
      filters: undefined,
      limits: undefined,
      manual_entry: undefined,
      return_url: undefined,
    })
    completeSession(moment, session, choice)
  }
}
