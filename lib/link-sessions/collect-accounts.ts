import 'server-only'
import { type Actor, callStripe } from '@/lib/stripe/calls'
import type { StripeSession } from './from-stripe'

/** Every account of the session, unparsed. The session itself holds one page; when there is more, the list has them all. */
export async function collectAccounts(by: Actor, session: StripeSession): Promise<unknown[]> {
  if (!session.accounts.has_more) return session.accounts.data
  const path = '/v1/financial_connections/accounts'
  const collected: { id: string }[] = []
  for (;;) {
    const after = collected.at(-1)?.id
    const query = { session: session.id, limit: 100, ...(after !== undefined && { starting_after: after }) }
    const page = await callStripe(by, { method: 'GET', path }, (stripe, options) =>
      stripe.financialConnections.accounts.list(query, options),
    )
    collected.push(...page.data)
    if (!page.has_more || page.data.length === 0) return collected
  }
}
