import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { accounts } from '@/lib/accounts/table'
import { database } from '@/lib/db/client'
import { limits } from '@/lib/limits/table'
import { simulator } from '@/lib/stripe/simulator'
import { askRoute } from '@/lib/testing/app-routes'
import { mirrorOf, truthOf } from '@/lib/testing/mirror-truth'
import { makePerson, startTestProduct } from '@/lib/testing/product'
import { control, letBanksAnswer, linkBank } from '@/lib/testing/simulated-bank'
import { pull } from './pull'

const histories = process.env.PROVE === '1' ? 1000 : 15
const seed = Date.now() % 2 ** 31

let stop: () => Promise<void>
let cookie: string

beforeAll(async () => {
  stop = await startTestProduct()
  cookie = (await makePerson('customer')).cookie
})
afterAll(() => stop())
afterEach(() => vi.restoreAllMocks())

type Step = 'hours' | 'days' | 'refresh' | 'subscribe' | 'pull' | 'two pulls' | 'lost'

const step = fc.constantFrom<Step>('hours', 'days', 'refresh', 'subscribe', 'pull', 'two pulls', 'lost')
/** What happens at the bank while a pull is between two of its calls. */
const between = fc.array(fc.constantFrom<Step>('hours', 'days', 'refresh'), { maxLength: 12 })

test(
  `whatever happens while we pull, the mirror ends as Stripe is: ${histories} histories (seed ${seed})`,
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 10 }), between, async (steps, during) => {
        const id = await linkOne()
        const calm = await interrupt(id, [...during])
        for (const each of steps) await take(each, id)
        calm()
        await control('clock', { advance_seconds: 7200 })
        await take('refresh', id)
        await letBanksAnswer()
        expect(await pull(id)).toBe('pulled')
        const [row] = await database().select().from(accounts).where(eq(accounts.id, id))
        expect(await mirrorOf(id)).toEqual(await truthOf(id))
        expect(row?.watermark).toBe(row?.transactionRefresh?.id)
        await leave(id)
      }),
      { numRuns: histories, seed, endOnFailure: true },
    )
  },
  histories * 5000,
)

const url = (id: string, verb: string) => `/api/stripe/financial_connections/accounts/${id}/${verb}`

async function take(step: Step, id: string): Promise<void> {
  await steps[step](id)
}

const steps: Record<Step, (id: string) => Promise<unknown>> = {
  hours: () => control('clock', { advance_seconds: 7200 }),
  days: () => control('clock', { advance_seconds: 3 * 86_400 }),
  refresh: (id) => askRoute(url(id, 'refresh'), { cookie, body: { features: ['transactions', 'balance'] } }),
  subscribe: (id) => askRoute(url(id, 'subscribe'), { cookie, body: { features: ['transactions'] } }),
  pull: (id) => pull(id),
  'two pulls': (id) => Promise.all([pull(id), pull(id)]),
  lost: () => letBanksAnswer(),
}

async function linkOne(): Promise<string> {
  const choice = { institution: 'Bank (OAuth)', accounts: ['Everyday'] }
  // Nobody links so often.
  await database().delete(limits)
  const { accounts: linked } = await linkBank(cookie, choice, { permissions: ['balances', 'transactions'] })
  return linked[0] ?? ''
}

/** Linked again, an account that was left is another one: the next history begins anew. */
function leave(id: string): Promise<unknown> {
  return askRoute(url(id, 'disconnect'), { cookie, body: {} })
}

/** Takes one of the steps before each answer that a pull waits for. Returns how to stop. */
async function interrupt(id: string, during: Step[]): Promise<() => void> {
  const instance = await simulator()
  const through = instance.fetch.bind(instance)
  let isInside = false
  const spy = vi.spyOn(instance, 'fetch').mockImplementation(async (request) => {
    const next = !isInside && request.method === 'GET' ? during.pop() : undefined
    if (next) {
      isInside = true
      await take(next, id)
      isInside = false
    }
    return through(request)
  })
  return () => spy.mockRestore()
}
