import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { now } from '@/lib/clock'
import { database } from '@/lib/db/client'
import { bury } from '@/lib/deletions/bury'
import { stripe } from '@/lib/stripe/client'
import { tablesWith } from '@/lib/testing/all-text'
import { startTestProduct } from '@/lib/testing/product'
import { type ServedBank, serveBank } from '@/lib/testing/served-bank'
import { makeHolder } from './make-holder'

let bank: ServedBank
let stop: () => Promise<void>
beforeAll(async () => {
  bank = await serveBank('holders')
  stop = await startTestProduct(bank.environment)
})
afterAll(async () => {
  await stop()
  bank.stop()
})
afterEach(() => vi.restoreAllMocks())

it('stores nobody who was erased while Stripe was asked about them', async () => {
  const { id } = await stripe().customers.create({ name: 'Meanwhile Gone' })
  const ask = globalThis.fetch
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (...asked) => {
    const answer = await ask(...asked)
    await bury(database(), { at: new Date(now()), deletionId: null, buried: [{ id, toEnd: false }] })
    return answer
  })
  await expect(makeHolder('system', { type: 'customer', customer: id })).rejects.toThrow('This was deleted here.')
  expect(await tablesWith(['Meanwhile Gone'])).toEqual([])
})
