import Stripe from 'stripe'
import { stripe } from '@/lib/stripe/client'
import { control } from './simulated-bank'

/** What can happen to an account at Stripe or its bank while we are not asked. */
export type BankAct = keyof typeof acts

const acts = {
  minute: () => control('clock', { advance_seconds: 60 }),
  hours: () => control('clock', { advance_seconds: 7200 }),
  day: () => control('clock', { advance_seconds: 86_400 }),
  refresh: (id: string) => refresh(id, ['transactions', 'balance']),
  'refresh of the balance': (id: string) => refresh(id, ['balance']),
  subscribe: (id: string) => stripe().financialConnections.accounts.subscribe(id, { features: ['transactions'] }),
  purchase: (id: string) =>
    change(id, { transactions: [{ amount: -1250, description: 'Corner shop', status: 'pending' }] }),
  'refresh that fails': (id: string) => change(id, { next_refresh: { transactions: 'failed' } }),
  'loss of access': (id: string) => change(id, { status: 'inactive' }),
  'access again': (id: string) => change(id, { status: 'active' }),
}

export const bankActs = Object.keys(acts).filter((name): name is BankAct => name in acts)

/** Does it, or not where the account's state forbids it. */
export async function act(name: BankAct, account: string): Promise<void> {
  try {
    await acts[name](account)
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error
  }
}

type Feature = Stripe.FinancialConnections.AccountRefreshParams.Feature

function refresh(id: string, features: Feature[]) {
  return stripe().financialConnections.accounts.refresh(id, { features })
}

function change(id: string, changes: object): Promise<unknown> {
  return control(`accounts/${id}`, changes)
}
