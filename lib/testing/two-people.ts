import { z } from 'zod'
import { pull } from '@/lib/sync/pull'
import { askRoute } from './app-routes'
import { makePerson } from './product'
import { letBanksAnswer, linkBank } from './simulated-bank'

export type Owned = {
  userId: string
  cookie: string
  customer: string
  session: string
  accounts: string[]
  account: string
  ownership: string
  transactions: string[]
  transaction: string
}

const list = z.object({ data: z.array(z.object({ id: z.string() })) })
const account = z.object({ ownership: z.string(), account_holder: z.object({ customer: z.string() }) })

/** Two customers with accounts at the same bank, their owners and transactions read, and somebody of support. */
export async function twoPeople(): Promise<{ mine: Owned; theirs: Owned; staff: { cookie: string } }> {
  const mine = await linkedCustomer(['Joint owners', 'Family of twelve'])
  const theirs = await linkedCustomer(['One owner'])
  return { mine, theirs, staff: await makePerson('support') }
}

/** All that tells of one of them, so that it can be looked for where it must not be. */
export function idsOf({ userId, customer, session, accounts, ownership, transactions }: Owned): string[] {
  return [userId, customer, session, ...accounts, ownership, ...transactions]
}

async function linkedCustomer(names: string[]): Promise<Owned> {
  const { userId, cookie } = await makePerson('customer')
  const { session, accounts } = await linkBank(cookie, { institution: 'Ownership Accounts', accounts: names })
  await letBanksAnswer()
  for (const id of accounts) await pull(id)
  const first = accounts[0] ?? ''
  const read = account.parse((await askRoute(`/api/stripe/financial_connections/accounts/${first}`, { cookie })).body)
  const url = `/api/stripe/financial_connections/transactions?account=${first}&limit=100`
  const transactions = list.parse((await askRoute(url, { cookie })).body).data.map(({ id }) => id)
  return {
    userId,
    cookie,
    session,
    accounts,
    account: first,
    transactions,
    transaction: transactions[0] ?? '',
    ownership: read.ownership,
    customer: read.account_holder.customer,
  }
}
