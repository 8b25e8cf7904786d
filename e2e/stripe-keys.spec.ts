import type { StateId } from './states/states'
import { BankWindow } from './support/bank-window'
import { hold } from './support/hold'
import { serveInPlaceOfStripeJs } from './support/in-place-of-stripe-js'
import { signUp } from './support/people'
import { expectStates } from './support/states'
import { expect, watch } from './support/test'
import { test } from './support/with-keys'

// In one worker: each would start a bank and a server of its own.
test.describe.configure({ mode: 'default' })

let url: string
let withoutPublishableKey: string
test.beforeAll(async ({ keys }) => {
  const [both, secretOnly] = await Promise.all([keys({ STRIPE_PUBLISHABLE_KEY: 'pk_test_harbour' }), keys({})])
  url = both.url
  withoutPublishableKey = secretOnly.url
})

test('with Stripe keys the same pages link through Stripe.js and Stripe’s API', async ({ browser, bank: stripe }) => {
  const context = await browser.newContext({ baseURL: url })
  await serveInPlaceOfStripeJs(context, (request) => {
    const address = new URL(request.url)
    return fetch(new Request(stripe.url + address.pathname + address.search, request))
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
  // Without a webhook the bank's answer is asked for, ever less often.
  const asked = { timeout: 25_000 }
  await expect(page.getByRole('grid', { name: 'Transactions' }).getByRole('link').first()).toBeVisible(asked)
  expect(toStripe[0]).toBe('https://js.stripe.com/endive/stripe.js')

  for (const address of ['/api/simulator/_simulator/stripe.js', '/api/simulator/_simulator/state'])
    expect((await context.request.get(address)).status(), address).toBe(404)
  expect(problems, 'complaints of the browser').toEqual([])
  await context.close()
})

test('Stripe.js that does not come has its words, and another try', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: url })
  await context.route('https://js.stripe.com/**', (route) => route.abort())
  const page = await context.newPage()
  await signUp(page)
  await page.goto('/link')
  await page.getByRole('button', { name: 'Continue to your bank' }).click()
  await expectStates(page, ['link.blocked'])
  await expect(page.getByRole('button', { name: /Try again|Continue to your bank/ }).first()).toBeEnabled()
  await context.close()
})

/** Stripe.js as it would come, with a window that ends as it is told. */
const windowThatEnds = (result: unknown) => `
window.Stripe = Object.assign(() => ({
  _registerWrapper() {},
  collectFinancialConnectionsAccounts: async () => {
    await fetch('/while-the-window-is-open')
    return ${JSON.stringify(result)}
  },
}), { version: 'endive' })`

test('whatever keeps a bank from being linked is named, and has its way on', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: url })
  const page = await context.newPage()
  await signUp(page)
  let sessions = 0
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/financial_connections/sessions')) sessions += 1
  })
  const start = page.getByRole('button', { name: /Continue to your bank|Try again/ })
  const says = (id: StateId) => expectStates(page, [id])
  async function end(result: unknown): Promise<void> {
    await context.unroute('https://js.stripe.com/**')
    await context.route('https://js.stripe.com/**', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: windowThatEnds(result) }),
    )
    await page.goto('/link')
    await expect(start).toBeEnabled()
  }

  await end({ error: { type: 'invalid_request_error', code: 'session_expired', message: 'Expired.' } })
  await start.dblclick()
  await says('link.expired')
  expect(sessions, 'opened by a double click').toBe(1)

  await end({ error: { type: 'api_error', message: 'This bank is away.' } })
  await start.click()
  await says('link.bank')
  await expect(page.getByText('This bank is away. Nothing new was shared.')).toBeVisible()

  await end({ financialConnectionsSession: { id: 'fcsess_1', accounts: [] } })
  await start.click()
  await says('link.left')

  const refuse = (status: number, code: string) =>
    page.route('**/financial_connections/sessions', (route) =>
      route.fulfill({ status, json: { error: { type: 'api_error', code, message: 'Not now.', request_id: 'req_1' } } }),
    )
  await refuse(409, 'not_activated')
  await start.click()
  await says('link.notActivated')
  await refuse(500, 'internal')
  await start.click()
  await says('link.session')
  await page.unroute('**/financial_connections/sessions')

  await page.route('**/completion', (route) => route.fulfill({ status: 500, body: '' }))
  await end({ financialConnectionsSession: { id: 'fcsess_1', accounts: [{}] } })
  const steps = [
    ['phase.preparing', await hold(page, '**/financial_connections/sessions')],
    ['phase.waiting', await hold(page, '**/while-the-window-is-open')],
    ['phase.finishing', await hold(page, '**/completion')],
  ] as const
  await start.click()
  for (const [state, goOn] of steps) {
    await says(state)
    goOn()
  }
  await says('link.completion')

  await page.goto('/link')
  await context.setOffline(true)
  await start.click()
  await says('link.offline')
  await context.setOffline(false)

  await context.unroute('https://js.stripe.com/**')
  await context.route('https://js.stripe.com/**', () => undefined)
  await page.clock.install()
  await page.goto('/link')
  await start.click()
  await expect(async () => {
    // The page may only be about to ask for the script: its patience begins then.
    await page.clock.fastForward(10_000)
    await expect(page.getByText('The bank window did not load within ten seconds.')).toBeVisible({ timeout: 500 })
  }).toPass()
  await says('link.hanging')
  await expect(start).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Reload the page' })).toBeVisible()
  await context.close()
})

test('without a publishable key it starts, and linking says why it cannot', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: withoutPublishableKey })
  const page = await context.newPage()
  await signUp(page)
  await page.getByRole('link', { name: 'Link an account' }).click()
  await expectStates(page, ['link.unconfigured'])
  await context.close()
})
