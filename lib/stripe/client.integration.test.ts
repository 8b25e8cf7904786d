import type { Server } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSimulator } from '@/lib/simulator'
import { serve } from '@/lib/simulator/server'
import { askRoute } from '@/lib/testing/app-routes'
import { makePerson, startTestProduct } from '@/lib/testing/product'

let server: Server
let stop: () => Promise<void>

beforeAll(async () => {
  server = serve(await createSimulator())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  stop = await startTestProduct({
    STRIPE_SECRET_KEY: 'sk_test_over_http',
    STRIPE_PUBLISHABLE_KEY: 'pk_test_over_http',
    STRIPE_API_BASE: `http://127.0.0.1:${port}`,
  })
})

afterAll(async () => {
  await stop()
  server.closeAllConnections()
  server.close()
})

test('with a key the same routes reach Stripe over HTTP, and no simulator is made in the process', async () => {
  const { cookie } = await makePerson('customer')
  const path = '/api/stripe/financial_connections/sessions'
  const made = await askRoute(path, { cookie, body: { permissions: ['balances'] } })
  expect(made).toMatchObject({ status: 200, body: { object: 'financial_connections.session', livemode: false } })
  expect(globalThis.tidewaterSimulator).toBeUndefined()
})

test('a Stripe that is away is a 502 in words', async () => {
  const { cookie } = await makePerson('customer')
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  const path = '/api/stripe/financial_connections/sessions'
  expect(await askRoute(path, { cookie, body: { permissions: ['balances'] } })).toMatchObject({
    status: 502,
    body: { error: { code: 'stripe_unavailable' } },
  })
})
