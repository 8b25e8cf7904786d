import { it } from 'vitest'
import type { SimulatorOptions } from '../index'
import { bench } from './bench'
import { overHttp } from './over-http'

/** What Stripe's Financial Connections are made of; each has its rules. */
export const PARTS = [
  'Sessions',
  'Stripe.js',
  'Accounts',
  'States',
  'Refresh',
  'Prefetch',
  'Subscriptions',
  'Transactions',
  'Balances',
  'Owners',
  'Links',
  'Account numbers',
  'Events',
  'Webhooks',
  'Customers',
  'Requests',
  'Lists',
  'Expanding',
  'Idempotency',
  'Versions',
  'Errors',
  'Test banks',
] as const

/** A sentence that Stripe keeps, behind the part it belongs to. The README counts them. */
export type Rule = `${(typeof PARTS)[number]}: ${string}`

/** `bench`, with or without a socket between the clients and the simulator. */
export type Bench = (options?: SimulatorOptions) => ReturnType<typeof bench>

const WAYS: [string, Bench][] = [
  ['in process', bench],
  ['over HTTP', (options) => bench(options, overHttp)],
]

/** Many small requests take their time where other suites run beside this one. */
const PATIENCE_MS = 60_000

/** Tests that Stripe's rules are kept, in process and over HTTP. */
export function proves(rules: Rule[], test: (bench: Bench) => Promise<void>): void {
  for (const [way, open] of WAYS) it(`${rules.join('; ')} (${way})`, () => test(open), PATIENCE_MS)
}

/** Tests one rule by many cases. */
export function provesEach<Case>(
  rule: Rule,
  cases: readonly Case[],
  test: (bench: Bench, one: Case) => Promise<void>,
): void {
  for (const [way, open] of WAYS) {
    for (const one of cases)
      it(`${rule} (${way}): ${JSON.stringify(one).slice(0, 90)}`, () => test(open, one), PATIENCE_MS)
  }
}
