import { describe, expect, it } from 'vitest'
import { bench } from './testing/bench'
import { type Bench, proves, provesEach } from './testing/contract'

const FC = 'financial_connections'
const OLD = '2023-10-16'

/** With the first versions: what the SDK of that time knew. */
const FIRST = ['created', 'deactivated', 'disconnected', 'reactivated'].map((name) => `${FC}.account.${name}`)
const REFRESHED = ['balance', 'ownership', 'transactions'].map((name) => `${FC}.account.refreshed_${name}`)
const NUMBERS = ['account_numbers_updated', 'upcoming_account_number_expiry'].map((name) => `${FC}.account.${name}`)
const DATES = [
  `${FC}.account.expected_deactivation_date_updated`,
  `${FC}.account.supported_payment_method_types_updated`,
  `${FC}.account.upcoming_deactivation`,
  `${FC}.authorization.expected_deactivation_date_updated`,
  `${FC}.authorization.upcoming_deactivation`,
]
const BY_VERSION: [string, string[]][] = [
  [OLD, [...FIRST, ...REFRESHED]],
  ['2025-10-29.clover', [...FIRST, ...REFRESHED]],
  ['2025-11-17.clover', [...FIRST, ...REFRESHED, ...NUMBERS]],
  ['2026-06-24.dahlia', [...FIRST, ...REFRESHED, ...NUMBERS]],
  ['2026-07-29.dahlia', [...FIRST, ...REFRESHED, ...NUMBERS, ...DATES]],
  ['2026-10-28.endive', [...FIRST, ...REFRESHED, ...NUMBERS, ...DATES]],
]

/** Everything that can happen to an account, in a Stripe account of a version. */
async function eventful(
  bench: Bench,
  apiVersion: string,
  before?: (on: Awaited<ReturnType<Bench>>) => Promise<unknown>,
) {
  const on = await bench({ apiVersion, webhooks: { fetch: async () => new Response() } })
  await before?.(on)
  const prefetch = ['balances', 'transactions', 'ownership'] as const
  const { id, customer } = await on.link({ institution: 'Inactive Accounts', accounts: ['Checking'], prefetch })
  await on.link({ institution: 'Eventually Requires Reauthentication', accounts: ['Checking'], prefetch })
  await on.link({
    institution: 'Tokenized Account Number',
    accounts: ['Eventually Expiring', 'Immediately Expiring'],
    permissions: ['payment_method'],
  })
  await on.advance(120)
  await on.link({ institution: 'Inactive Accounts', accounts: ['Checking'], customer })
  await on.fc.accounts.disconnect(id)
  return on
}

const ours = (types: string[]) => [...new Set(types)].filter((type) => type.startsWith(FC)).sort()

describe('an event that came with a later version', () => {
  provesEach('Versions: a kind of event that came later is not told', BY_VERSION, async (bench, [version, known]) => {
    const { stripe } = await eventful(bench, version)
    const { data } = await stripe.events.list({ limit: 100 })
    expect(ours(data.map(({ type }) => type))).toEqual(known.toSorted())
  })

  it('cannot be retrieved either', async () => {
    const on = await eventful(bench, OLD)
    await on.control('switches', { newer_events: 'told' })
    const { data } = await on.stripe.events.list({ type: NUMBERS[0] ?? '' })
    await on.control('switches', { newer_events: 'absent' })
    await expect(on.stripe.events.retrieve(data[0]?.id ?? '')).rejects.toMatchObject({ statusCode: 404 })
  })

  proves(['Webhooks: a kind of event goes to the endpoints whose version knows it'], async (bench) => {
    const on = await eventful(bench, OLD, async ({ stripe }) => {
      const enabled_events = ['*' as const]
      await stripe.webhookEndpoints.create({ url: 'http://localhost:9/old', enabled_events })
      const api_version = '2025-11-17.clover'
      await stripe.webhookEndpoints.create({ url: 'http://localhost:9/newer', enabled_events, api_version })
    })
    const { data }: { data: { type: string; url: string }[] } = await on.control('deliveries?limit=1000')
    const heard = (name: string) => ours(data.filter(({ url }) => url.endsWith(name)).map(({ type }) => type))
    expect(heard('/old')).toEqual([...FIRST, ...REFRESHED].sort())
    expect(heard('/newer')).toEqual([...FIRST, ...REFRESHED, ...NUMBERS].sort())
  })

  it('is told all the same where the switch says so', async () => {
    const { stripe } = await eventful(bench, OLD, ({ control }) => control('switches', { newer_events: 'told' }))
    const { data } = await stripe.events.list({ limit: 100 })
    expect(ours(data.map(({ type }) => type))).toEqual([...FIRST, ...REFRESHED, ...NUMBERS, ...DATES].sort())
  })
})

provesEach(
  'Versions: the object in an event has the fields of its version',
  [
    [OLD, { account_numbers: false, status_details: false }],
    ['2025-11-17.clover', { account_numbers: true, status_details: false }],
    ['2026-06-24.dahlia', { account_numbers: true, status_details: true }],
  ] as const,
  async (bench, [version, there]) => {
    const { stripe } = await eventful(bench, version)
    const { data } = await stripe.events.list({ type: `${FC}.account.refreshed_ownership`, limit: 100 })
    const objects = data.map(({ data: { object } }) => JSON.parse(JSON.stringify(object)))
    const dated = objects.find(({ institution_name }) => institution_name.startsWith('Eventually'))
    for (const [field, is] of Object.entries(there)) expect([field, field in dated]).toEqual([field, is])
  },
)

provesEach(
  'Versions: the object in an event has the values of its version',
  [
    ['2026-08-26.dahlia', 'deactivated'],
    ['2026-09-30.endive', 'expired'],
  ] as const,
  async (bench, [version, status]) => {
    const { stripe } = await eventful(bench, version)
    const { data } = await stripe.events.list({ type: `${FC}.account.account_numbers_updated` })
    expect(data[0]?.data.object).toMatchObject({ account_numbers: [{ status }] })
  },
)
