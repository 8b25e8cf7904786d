import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFreePort } from '@/lib/testing/free-port'
import { BankWindow } from './support/bank-window'
import { serveInPlaceOfStripeJs } from './support/in-place-of-stripe-js'
import { signUp } from './support/people'
import { type Program, startProgram } from './support/program'
import { test as base, expect, watch } from './support/test'

type WithKeys = { url: string; simulatorUrl: string }

/** The product as it runs with test keys: Stripe's API is a standalone simulator, and nothing of the simulator is inside. */
const test = base.extend<object, { keys: (change: Record<string, string>) => Promise<WithKeys> }>({
  keys: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'tidewater-keys-'))
      const programs: Program[] = []
      const simulatorPort = await findFreePort()
      const simulator = startProgram('scripts/simulator.mjs', ['--port', String(simulatorPort)], {})
      programs.push(simulator)
      await simulator.printed('simulator listening on')
      const simulatorUrl = `http://127.0.0.1:${simulatorPort}`
      await use(async (change) => {
        const port = await findFreePort()
        const env = { PORT: String(port), DATA_DIR: join(folder, String(port)), SIGN_UP: 'open', ...change }
        const server = startProgram('scripts/serve.mjs', [], {
          ...env,
          STRIPE_SECRET_KEY: 'sk_test_harbour',
          STRIPE_API_BASE: simulatorUrl,
        })
        programs.push(server)
        await server.printed('is serving at')
        return { url: `http://localhost:${port}`, simulatorUrl }
      })
      await Promise.all(programs.map((program) => program.stop()))
      await rm(folder, { recursive: true })
    },
    { scope: 'worker' },
  ],
})

test('with Stripe keys the same pages link through Stripe.js and Stripe’s API', async ({ browser, keys }) => {
  const { url, simulatorUrl } = await keys({ STRIPE_PUBLISHABLE_KEY: 'pk_test_harbour' })
  const context = await browser.newContext({ baseURL: url })
  await serveInPlaceOfStripeJs(context, (request) => {
    const address = new URL(request.url)
    return fetch(new Request(simulatorUrl + address.pathname + address.search, request))
  })
  const problems = await watch(context)
  const toStripe: string[] = []
  context.on('request', (request) => {
    if (request.url().startsWith('https://js.stripe.com/')) toStripe.push(request.url())
  })
  const page = await context.newPage()

  await page.goto('/')
  await expect(page.getByText('Look around without signing in')).toHaveCount(0)
  await expect(page.getByText('invented banks and money')).toHaveCount(0)
  await signUp(page)
  await page.getByRole('link', { name: 'Link an account' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'What you will share' })).toBeVisible()
  expect(toStripe).toEqual([])

  await page.getByRole('button', { name: 'Continue to your bank' }).click()
  const bank = new BankWindow(page)
  await bank.chooseBank('Test (Non-OAuth)')
  await bank.connect(['Success Checking', 'High Balance'])
  await expect(page.getByText('Linked 2 accounts.')).toBeVisible()
  await page
    .getByRole('main')
    .getByRole('link', { name: /High Balance/ })
    .click()
  await expect(page.getByRole('region', { name: 'Transactions' }).getByRole('listitem').first()).toBeVisible()
  expect(toStripe[0]).toBe('https://js.stripe.com/endive/stripe.js')

  for (const address of ['/api/simulator/_simulator/stripe.js', '/api/simulator/_simulator/state'])
    expect((await context.request.get(address)).status(), address).toBe(404)
  expect(problems, 'complaints of the browser').toEqual([])
  await context.close()
})

test('without a publishable key it starts, and linking says why it cannot', async ({ browser, keys }) => {
  const { url } = await keys({})
  const context = await browser.newContext({ baseURL: url })
  const page = await context.newPage()
  await signUp(page)
  await page.getByRole('link', { name: 'Link an account' }).click()
  await expect(page.getByText('Linking is not set up here.')).toBeVisible()
  await context.close()
})

test('Stripe.js that does not come has its words, and another try', async ({ browser, keys }) => {
  const { url } = await keys({ STRIPE_PUBLISHABLE_KEY: 'pk_test_harbour' })
  const context = await browser.newContext({ baseURL: url })
  await context.route('https://js.stripe.com/**', (route) => route.abort())
  const page = await context.newPage()
  await signUp(page)
  await page.goto('/link')
  await page.getByRole('button', { name: 'Continue to your bank' }).click()
  await expect(page.getByText('The bank window could not load.')).toBeVisible()
  await expect(page.getByRole('button', { name: /Try again|Continue to your bank/ }).first()).toBeEnabled()
  await context.close()
})
