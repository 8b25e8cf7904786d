import { z } from 'zod'
import { simulator } from '@/lib/stripe/simulator'
import { simulatorKey } from '@/lib/stripe/simulator-key'
import { askRoute } from './app-routes'

/** One of the simulator's control calls. */
export async function control(path: string, body: unknown): Promise<unknown> {
  const request = new Request(`http://simulator/_simulator/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${simulatorKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const response = await (await simulator()).fetch(request)
  if (!response.ok) throw new Error(`the simulator refused ${path}: ${await response.text()}`)
  return response.json()
}

/** Lets every refresh that is pending end. */
export function letBanksAnswer(): Promise<unknown> {
  return control('clock', { advance_seconds: 60 })
}

const identified = z.object({ id: z.string() })
const listed = z.object({ data: z.array(identified) })

export const everything = ['balances', 'transactions', 'ownership']

/** What a person does: opens a session, chooses accounts at a bank in the modal, and comes back. Gives Stripe's ids. */
export async function linkBank(
  cookie: string,
  choice: { institution: string; accounts: string[] },
  parameters: Record<string, unknown> = { permissions: everything, prefetch: everything },
): Promise<{ session: string; accounts: string[] }> {
  const opened = await askRoute('/api/stripe/financial_connections/sessions', { cookie, body: parameters })
  const session = identified.parse(opened.body).id
  await control(`sessions/${session}/complete`, choice)
  await askRoute(`/api/link-sessions/${session}/completion`, { cookie, body: {} })
  const linked = await askRoute(`/api/stripe/financial_connections/accounts?session=${session}&limit=100`, { cookie })
  return { session, accounts: listed.parse(linked.body).data.map(({ id }) => id) }
}
