import { BankWindow } from './support/bank-window'
import { serveInPlaceOfStripeJs } from './support/in-place-of-stripe-js'
import { signUp } from './support/people'
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
  await expect(page.getByText('The bank window could not load.')).toBeVisible()
  await expect(page.getByRole('button', { name: /Try again|Continue to your bank/ }).first()).toBeEnabled()
  await context.close()
})

test('without a publishable key it starts, and linking says why it cannot', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: withoutPublishableKey })
  const page = await context.newPage()
  await signUp(page)
  await page.getByRole('link', { name: 'Link an account' }).click()
  await expect(page.getByText('Linking is not set up here.')).toBeVisible()
  await context.close()
})
