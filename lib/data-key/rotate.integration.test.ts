import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { accounts } from '@/lib/accounts/table'
import { database } from '@/lib/db/client'
import type { Env } from '@/lib/env/read-env'
import { readEnv } from '@/lib/env/read-env'
import { ownAccounts } from '@/lib/exports/mirror'
import { pull } from '@/lib/sync/pull'
import { askRoute } from '@/lib/testing/app-routes'
import { makePerson, startTestProduct } from '@/lib/testing/product'
import { linkBank } from '@/lib/testing/simulated-bank'
import { requireDataKeys } from './require-keys'
import { rotateDataKey } from './rotate'

const keyOf = (byte: number) => Buffer.alloc(32, byte).toString('base64')
/** Stands in Stripe's object, and in no other column. */
const canary = 'supported_payment_method_types'

let stop: () => Promise<void>
let withoutKey: Env | undefined
let staff: string
let ids: string[]
let asGiven: unknown
beforeAll(async () => {
  stop = await startTestProduct()
  withoutKey = globalThis.tidewaterEnv
  staff = (await makePerson('support')).cookie
  const { cookie } = await makePerson('customer')
  ids = (await linkBank(cookie, { institution: 'Bank (OAuth)', accounts: ['Everyday', 'Rainy day'] })).accounts
  asGiven = await seenByStaff()
})
afterAll(() => stop())
beforeEach(() => useKeys(''))

function useKeys(list: string): void {
  if (withoutKey) globalThis.tidewaterEnv = { ...withoutKey, dataKeys: readEnv({ DATA_KEY: list }).dataKeys }
}

const stored = async () => JSON.stringify(await database().select().from(accounts))
const account = z.object({ stripe: z.record(z.string(), z.unknown()) })
async function seenByStaff() {
  return account.parse((await askRoute(`/api/accounts/${ids[0]}`, { cookie: staff })).body).stripe
}

describe('what Stripe gave', () => {
  it('lies open without DATA_KEY, and is sealed by a rotation', async () => {
    expect(await stored()).toContain(canary)
    useKeys(`first:${keyOf(1)}`)
    expect(await rotateDataKey(database())).toBe(2)
    expect(await stored()).not.toContain(canary)
    expect(await seenByStaff()).toEqual(asGiven)
    const [row] = await database().select().from(accounts)
    const person = { userId: '', role: 'customer' as const, email: '', holderId: row?.holderId ?? null }
    for await (const exported of ownAccounts(person)) expect(JSON.stringify(exported)).toContain(canary)
  })

  it('is sealed when it is stored', async () => {
    useKeys(`first:${keyOf(1)}`)
    const [id = ''] = ids
    await database().update(accounts).set({ raw: {}, watermark: null }).where(eq(accounts.id, id))
    await pull(id)
    expect(await stored()).not.toContain(canary)
    expect(await seenByStaff()).toMatchObject({ id, object: 'financial_connections.account' })
  })

  it('moves to a new key, wherever an earlier rotation stopped', async () => {
    useKeys(`second:${keyOf(2)},first:${keyOf(1)}`)
    await pull(ids[1] ?? '')
    expect(await rotateDataKey(database())).toBeLessThanOrEqual(2)
    expect(await rotateDataKey(database())).toBe(0)
    useKeys(`second:${keyOf(2)}`)
    await expect(requireDataKeys(database())).resolves.toBeUndefined()
    expect(await seenByStaff()).toMatchObject({ id: ids[0] })
  })

  it.each([
    ['is missing', '', 'sealed with the key "second", which DATA_KEY does not hold'],
    ['is another one', `third:${keyOf(3)}`, 'sealed with the key "second", which DATA_KEY does not hold'],
    ['is another one of the same name', `second:${keyOf(3)}`, 'does not open with the key "second" of DATA_KEY'],
  ])('keeps the product from starting where its key %s', async (_, keys, sentence) => {
    useKeys(keys)
    await expect(requireDataKeys(database())).rejects.toThrow(sentence)
  })
})
