import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { database } from '@/lib/db/client'
import { ForeignDatabaseError, stampInstallation } from '@/lib/db/installation'
import { simulator } from '@/lib/stripe/simulator'
import { startTestProduct } from '@/lib/testing/product'
import { checkStripeAccount } from './check-stripe-account'

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startTestProduct()
  await stampInstallation(database(), 'simulator')
})
afterAll(() => stop())
afterEach(() => vi.restoreAllMocks())

async function answerAs(answer: () => Response): Promise<void> {
  vi.spyOn(await simulator(), 'fetch').mockImplementation(async () => answer())
}
const account = (id: string) => () => Response.json({ id, object: 'account' })

test('the database stays with the Stripe account of its first key', async () => {
  await answerAs(account('acct_first'))
  expect(await checkStripeAccount(database())).toBeNull()
  expect(await checkStripeAccount(database())).toBeNull()
  await answerAs(account('acct_second'))
  await expect(checkStripeAccount(database())).rejects.toThrow(ForeignDatabaseError)
})

test('a key that may not say whose it is starts all the same, with a sentence about it', async () => {
  const error = { type: 'invalid_request_error', message: 'This key may not read accounts.' }
  await answerAs(() => Response.json({ error }, { status: 403 }))
  expect(await checkStripeAccount(database())).toContain('did not say which account')
})
