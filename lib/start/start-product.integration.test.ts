import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { database } from '@/lib/db/client'
import { ForeignDatabaseError, stampInstallation, stampStripeAccount } from '@/lib/db/installation'
import { installation } from '@/lib/db/table'
import { readEnv } from '@/lib/env/read-env'
import { simulator } from '@/lib/stripe/simulator'
import { startTestProduct } from '@/lib/testing/product'
import { startProduct } from './start-product'
import { stopProduct } from './stop-product'

let stop: () => Promise<void>
const key = { LOG_LEVEL: 'silent', STRIPE_SECRET_KEY: 'sk_test_harbour' }
beforeAll(async () => {
  stop = await startTestProduct(key)
})
beforeEach(() => {
  vi.spyOn(console, 'log').mockImplementation(() => {})
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => Response.json({ id: 'acct_1', object: 'account' }))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await database().delete(installation)
})
afterAll(async () => {
  await stopProduct()
  await stop()
})

it('does not start with a key on the data of demo people', async () => {
  await stampInstallation(database(), 'simulator')
  await expect(startProduct()).rejects.toThrow(ForeignDatabaseError)
})

it('does not start with a key of another Stripe account, and makes no simulator beside a key', async () => {
  await stampInstallation(database(), 'test')
  await stampStripeAccount(database(), 'of another account')
  await expect(startProduct()).rejects.toThrow(ForeignDatabaseError)
  await expect(simulator()).rejects.toThrow('although a Stripe key is set')
  globalThis.tidewaterSimulator = undefined
})

it('does not start as a simulator on the data of real people', async () => {
  await stampInstallation(database(), 'live')
  globalThis.tidewaterEnv = readEnv({ LOG_LEVEL: 'silent', DATA_DIR: globalThis.tidewaterEnv?.dataDir })
  await expect(startProduct()).rejects.toThrow(ForeignDatabaseError)
  expect(globalThis.tidewaterSimulator).toBeUndefined()
})
