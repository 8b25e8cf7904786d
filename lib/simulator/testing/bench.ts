import Stripe from 'stripe'
import { createSimulator, type Simulator, type SimulatorOptions } from '../index'

/** 2026-03-10T12:00:00Z: a Tuesday at noon, far from the edges of days and months. */
export const NOON = Date.UTC(2026, 2, 10, 12)

export const DATA = ['balances', 'transactions', 'ownership'] as const

type Permission = (typeof DATA)[number] | 'payment_method'

/** A simulator, and the address it has where a port stands before it. */
export type Reached = Simulator & { url?: string }

/** A simulator whose real clock stands still, and Stripe's own client talking to it. */
export async function bench(options: SimulatorOptions = {}, reach?: (simulator: Simulator) => Promise<Reached>) {
  const made = await createSimulator({ realNow: () => NOON, ...options })
  const simulator = reach ? await reach(made) : made
  const stripe = clientOf(simulator, 'sk_test_bench')
  const control = controlOf(simulator, 'sk_test_bench')

  async function link(asked: Asked) {
    const customer = asked.customer ?? (await stripe.customers.create({ name: 'Ada' })).id
    const permissions: Permission[] = asked.permissions ?? [...DATA]
    const session = await stripe.financialConnections.sessions.create({
      account_holder: { type: 'customer', customer },
      permissions,
      prefetch: DATA.filter((feature) => asked.prefetch?.includes(feature)),
    })
    const { institution, accounts } = asked
    await control(`sessions/${session.id}/complete`, { institution, accounts })
    const linked = await stripe.financialConnections.sessions.retrieve(session.id)
    const ids = linked.accounts.data.map(({ id }) => id)
    return { customer, session: session.id, ids, id: ids[0] ?? '' }
  }

  const advance = (seconds: number) => control('clock', { advance_seconds: seconds })
  return { simulator, stripe, fc: stripe.financialConnections, control, link, advance }
}

type Asked = {
  institution: string
  accounts: string[]
  customer?: string
  permissions?: Permission[]
  prefetch?: readonly (typeof DATA)[number][]
}

export function clientOf(simulator: Reached, key: string, config: Stripe.StripeConfig = {}): Stripe {
  const usual = { telemetry: false, maxNetworkRetries: 0, ...config }
  if (simulator.url) {
    const { hostname, port } = new URL(simulator.url)
    return new Stripe(key, { host: hostname, port, protocol: 'http', ...usual })
  }
  const httpClient = Stripe.createFetchHttpClient((input: RequestInfo | URL, init?: RequestInit) =>
    simulator.fetch(new Request(input, init)),
  )
  return new Stripe(key, { httpClient, ...usual })
}

/** Asks the simulator itself; answers with the JSON, and throws what is refused. */
export function controlOf(simulator: Simulator, key: string) {
  return async (path: string, body?: unknown) => {
    const response = await simulator.fetch(
      new Request(`http://simulator/_simulator/${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { authorization: `Bearer ${key}` },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    )
    const answer = await response.json()
    if (!response.ok) throw new Error(answer.error.message)
    return answer
  }
}

/** One plain request, with whatever headers and body; JSON comes back with its status. */
export function asker(simulator: Simulator, key = 'sk_test_bench') {
  return async (method: string, path: string, form = '', headers: Record<string, string> = {}) => {
    const init = {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      ...(form ? { body: form } : {}),
    }
    const response = await simulator.fetch(new Request(`http://simulator${path}`, init))
    return { status: response.status, headers: response.headers, body: await response.json() }
  }
}
