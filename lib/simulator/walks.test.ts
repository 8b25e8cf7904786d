import fc from 'fast-check'
import type Stripe from 'stripe'
import { expect } from 'vitest'
import { DATA } from './testing/bench'
import { type Bench, proves } from './testing/contract'

type Account = Stripe.FinancialConnections.Account
type On = Awaited<ReturnType<Bench>>

const BANKS = [
  ['Bank (OAuth)', 'Everyday'],
  ['Inactive Accounts', 'Checking'],
  ['Inactive Accounts', 'Refresh finds it broken'],
  ['Immediately Requires Reauthentication', 'Checking'],
  ['Eventually Requires Reauthentication', 'Savings'],
  ['Tokenized Account Number', 'Immediately Expiring'],
  ['Invalid Payment Accounts', 'First refresh fails'],
  ['Test (Non-OAuth)', 'Failure'],
] as const

const STEPS = [
  'refresh',
  'subscribe',
  'unsubscribe',
  'relink',
  'disconnect',
  'second',
  'minute',
  'hour',
  'month',
] as const

const WAITS = { second: 1, minute: 61, hour: 3_700, month: 31 * 86_400 } as const

/** Where a status may go from one look to the next, however much happened between them. */
const NEXT: Record<string, string[]> = {
  active: ['active', 'inactive', 'disconnected'],
  inactive: ['inactive', 'active', 'disconnected'],
  disconnected: ['disconnected'],
}

proves(
  ['States: whatever is done in whatever order, no state comes that Stripe does not know, and events tell of each'],
  async (bench) => {
    const steps = fc.array(fc.constantFrom(...STEPS), { minLength: 1, maxLength: 14 })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...BANKS), steps, async ([institution, name], walk) => {
        const on = await bench()
        const asked = { institution, accounts: [name], permissions: [...DATA, 'payment_method' as const] }
        const { id, customer } = await on.link(asked)
        let before = await on.fc.accounts.retrieve(id)
        for (const step of walk) {
          await take(on, step, id, () => on.link({ ...asked, customer }))
          const after = await on.fc.accounts.retrieve(id)
          check(before, after)
          before = after
        }
        await checkEvents(on, id, before)
      }),
      { numRuns: 40 },
    )
  },
)

/** A refusal is an answer too, as long as it is one of Stripe's. */
async function take(on: On, step: (typeof STEPS)[number], id: string, relink: () => Promise<unknown>): Promise<void> {
  const { accounts } = on.fc
  const calls = {
    refresh: () => accounts.refresh(id, { features: ['balance', 'ownership', 'transactions'] }),
    subscribe: () => accounts.subscribe(id, { features: ['transactions'] }),
    unsubscribe: () => accounts.unsubscribe(id, { features: ['transactions'] }),
    disconnect: () => accounts.disconnect(id),
    relink,
  }
  if (step in WAITS && isWait(step)) await on.advance(WAITS[step])
  else if (!isWait(step)) {
    await calls[step]().catch((error) =>
      expect(error).toMatchObject({ statusCode: 400, code: 'financial_connections_account_inactive' }),
    )
  }
}

function isWait(step: (typeof STEPS)[number]): step is keyof typeof WAITS {
  return step in WAITS
}

function check(before: Account, after: Account): void {
  expect(NEXT[before.status]).toContain(after.status)
  for (const refresh of [after.balance_refresh, after.ownership_refresh, after.transaction_refresh]) {
    if (!refresh) continue
    expect(['pending', 'succeeded', 'failed']).toContain(refresh.status)
    const open = refresh.status === 'pending' || after.status !== 'active'
    if (open) expect(refresh.next_refresh_available_at).toBeNull()
    else expect(refresh.next_refresh_available_at).toBeGreaterThan(refresh.last_attempted_at)
  }
  if (after.balance_refresh?.status === 'succeeded') expect(after.balance).not.toBeNull()
  if (after.ownership_refresh?.status === 'succeeded') expect(after.ownership).toMatch(/^fcaowns_/)
  if (after.status !== 'active') expect(after.status_details).toBeUndefined()
  if (after.status === 'disconnected') {
    expect(after).toMatchObject({ balance: null, ownership: null, transaction_refresh: null, subscriptions: [] })
  }
  expect(new Set(after.permissions).size).toBe(after.permissions?.length)
}

/** Replaying the events of the status ends where the account stands. */
async function checkEvents(on: On, id: string, account: Account): Promise<void> {
  const types = ['created', 'deactivated', 'reactivated', 'disconnected'] as const
  const all = await on.stripe.events
    .list({ types: types.map((type) => `financial_connections.account.${type}`), limit: 100 })
    .autoPagingToArray({ limit: 1_000 })
  const told = all.flatMap(({ data: { object } }) =>
    'status' in object && 'id' in object && object.id === id ? [object.status] : [],
  )
  // Older events may have left the list after 30 days.
  if (told.length > 0) expect(told[0]).toBe(account.status)
  for (const [position, status] of told.entries()) {
    if (position > 0 && status !== 'inactive') expect(told[position - 1]).not.toBe(status)
  }
}

proves(['Lists: paging loses no row and repeats none while rows arrive'], async (bench) => {
  const pauses = fc.array(fc.integer({ min: 0, max: 3 * 86_400 }), { minLength: 1, maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 100 }), pauses, async (limit, waits) => {
      const on = await bench()
      const { id } = await on.link({
        institution: 'Bank (OAuth)',
        accounts: ['Everyday'],
        prefetch: ['transactions'],
      })
      await on.fc.accounts.subscribe(id, { features: ['transactions'] })
      await on.advance(2)
      const whole = () => on.fc.transactions.list({ account: id, limit: 100 }).autoPagingToArray({ limit: 9_999 })
      const first = (await whole()).map((row) => row.id)
      const seen: string[] = []
      for (let cursor: string | undefined, page = 0, more = true; more; page++) {
        const params = { account: id, limit, ...(cursor ? { starting_after: cursor } : {}) }
        const { data, has_more } = await on.fc.transactions.list(params)
        seen.push(...data.map((row) => row.id))
        cursor = data.at(-1)?.id
        more = has_more
        const wait = waits[page]
        if (wait) await on.advance(wait)
      }
      expect(new Set(seen).size).toBe(seen.length)
      const known = new Set(seen)
      expect(first.filter((row) => !known.has(row))).toEqual([])
    }),
    { numRuns: 10 },
  )
})
