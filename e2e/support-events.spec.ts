import type { Browser, Page } from '@playwright/test'
import { expectAccessible } from './support/accessible'
import { Keyboard } from './support/keyboard'
import { enterAs, signUp } from './support/people'
import { expect, test } from './support/test'

const pages = [
  ['/support/events', 'Events'],
  ['/support/calls', 'Stripe calls'],
  ['/support/settings', 'Settings'],
] as const

test('an event shows on an open page by itself, with its account and what became of it', async ({ page, browser }) => {
  await enterAs(page, 'support')
  await page.goto('/support/calls')
  await expect(page.getByRole('heading', { level: 1, name: 'Stripe calls' })).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('e')
  await expect(page.getByRole('heading', { level: 1, name: 'Events' })).toBeVisible()
  const account = await linkSomewhere(browser)
  const row = page.getByRole('row').filter({ hasText: account }).filter({ hasText: 'Account linked' })
  await expect(row).toContainText('Done')
  await row.getByRole('link', { name: account }).click()
  await expect(page).toHaveURL(new RegExp(`/support/accounts/${account}$`))
})

test('what has failed is found and tried again with a keyboard only', async ({ page }) => {
  await enterAs(page, 'support')
  const failed = { ...anEvent, state: 'failed', attempts: 10, reason: 'Stripe did not answer.', due_at: null }
  let listed = [failed]
  // A real event needs 40 minutes of failing before it is set aside.
  await page.route('**/api/webhook-events?state=failed*', (route) =>
    route.fulfill({ json: { data: listed, next_cursor: null } }),
  )
  await page.route(`**/api/webhook-events/${failed.id}/replay`, (route) => {
    listed = []
    return route.fulfill({ json: { ...failed, state: 'waiting', attempts: 0, reason: null } })
  })
  await page.goto('/support/events')
  const keyboard = new Keyboard(page)
  await keyboard.reach(page.getByRole('radio', { name: 'All' }))
  await page.keyboard.press('ArrowRight')
  await expect(page).toHaveURL(/\?state=failed$/)
  const row = page.getByRole('row').filter({ hasText: failed.id })
  await expect(row).toContainText('Stripe did not answer.')
  await expect(row).toContainText('given up after 10 tries')
  await expectAccessible(page)
  await keyboard.press(row.getByRole('button', { name: /^Try again: Balance refresh ended/ }))
  await expect(page.getByText('It is being done again.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Nothing has failed' })).toBeVisible()
  expect(await page.evaluate(() => document.activeElement?.closest('section') !== null), 'keeps its place').toBe(true)
})

test.describe(() => {
  test.use({ allowedProblems: [/ERR_FAILED/] })

  test('a list that cannot be read says so, and can be asked again', async ({ page }) => {
    await enterAs(page, 'support')
    await page.goto('/support/calls')
    await page.route('**/api/stripe-calls?*', (route) => route.abort())
    await page.getByText('Failed', { exact: true }).click()
    const alert = page.getByRole('main').getByRole('alert')
    await expect(alert).toContainText('Calls could not be read.')
    await page.unroute('**/api/stripe-calls?*')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(alert).toHaveCount(0)
  })
})

test('a delivery that is refused is told of on open pages', async ({ page, request }) => {
  await enterAs(page, 'support')
  const notice = page.getByRole('main').getByRole('status').filter({ hasText: 'refused since' })
  await expect(notice).toHaveCount(0)
  // What other tests have delivered meanwhile would take it away again.
  const refused = { count: 3, since: anEvent.created, causes: ['signature'] }
  await page.route('**/api/webhook-health', (route) => route.fulfill({ json: { is_told: true, failed: 0, refused } }))
  const answer = await request.post('/api/webhooks/stripe', { data: {}, headers: { 'stripe-signature': 't=now' } })
  expect(answer.status()).toBe(400)
  await expect(notice).toContainText('3 deliveries were refused')
  await expect(notice).toContainText('compare STRIPE_WEBHOOK_SECRET')
  await expectAccessible(page)
})

test('only an admin decides what holds for the product', async ({ page, browser }) => {
  await enterAs(page, 'support')
  await page.goto('/support/settings')
  const card = page.getByRole('region', { name: 'Daily updates for new accounts' })
  await expect(card).toContainText('Only an admin can change this.')
  await expect(card.getByRole('radio')).toHaveCount(0)

  const context = await browser.newContext()
  const theirs = await context.newPage()
  await enterAs(theirs, 'presenter')
  await theirs.goto('/support/settings')
  // The server is every test's: what is decided here would hold for their links too.
  const decided = { name: 'subscribe_new_accounts', value: true, changed_by: 'Me', changed_at: anEvent.created }
  const type = 'invalid_request_error'
  const error = { type, code: 'proof_required', message: 'Enter your password again.', request_id: 'req_0' }
  let isProved = false
  await theirs.route('**/api/settings/*', (route) =>
    route.fulfill(isProved ? { json: decided } : { status: 403, json: { error } }),
  )
  const keyboard = new Keyboard(theirs)
  await keyboard.reach(theirs.getByRole('radio', { name: 'Off' }))
  await theirs.keyboard.press('ArrowLeft')
  const dialog = theirs.getByRole('dialog', { name: 'Change “Daily updates for new accounts”?' })
  await dialog.getByLabel('Your password').fill('tidewater-demo')
  isProved = true
  await theirs.keyboard.press('Enter')
  await expect(theirs.getByText('New accounts are updated daily from now on.')).toBeVisible()
  await expect(theirs.getByText('Decided by Me')).toBeVisible()
  await expect(theirs.getByRole('radio', { name: 'On' })).toBeFocused()
  await context.close()
})

test.describe(() => {
  test.use({ allowedProblems: [/status of 404 .*\/support/] })

  test('a customer sees none of it', async ({ page }) => {
    await enterAs(page, 'customer')
    for (const [address] of pages) {
      await page.goto(address)
      await expect(page.getByRole('heading', { level: 1, name: 'There is nothing here' })).toBeVisible()
    }
    for (const path of ['webhook-events', 'stripe-calls', 'settings']) {
      expect((await page.request.get(`/api/${path}`)).status(), path).toBe(403)
    }
  })
})

test.describe('@every-width', () => {
  test('events, calls and settings are sound, and lead to each other', async ({ page }) => {
    await enterAs(page, 'presenter')
    for (const [address, heading] of pages) {
      await goTo(page, heading)
      await expect(page).toHaveURL(new RegExp(`${address}$`))
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
      await expectAccessible(page)
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow, 'sideways scroll').toBe(0)
    }
  })
})

test('on the narrowest phones every page is in reach, and the open one is named @phone', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await enterAs(page, 'presenter')
  for (const name of ['Events', 'Stripe calls', 'Settings', 'Staff', 'Audit log', 'Find']) {
    await goTo(page, name)
    await expect(page.getByRole('button', { name: `Pages. Open: ${name}` })).toBeVisible()
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow, `sideways scroll of ${name}`).toBe(0)
  }
})

const anEvent = {
  id: 'evt_1failed',
  type: 'financial_connections.account.refreshed_balance',
  livemode: false,
  stripe_account: null,
  object: 'fca_1failed',
  created: '2026-08-04T09:12:00.000Z',
  received_at: '2026-08-04T09:12:01.000Z',
  source: 'webhook',
  finished_at: '2026-08-04T09:52:00.000Z',
}

/** A newcomer links one account, in a browser of their own. Gives its id. */
async function linkSomewhere(browser: Browser): Promise<string> {
  const [customer, presenter] = [
    await (await browser.newContext()).newPage(),
    await (await browser.newContext()).newPage(),
  ]
  await signUp(customer)
  await enterAs(presenter, 'presenter')
  const opened = await post(customer, '/api/stripe/financial_connections/sessions', { permissions: ['balances'] })
  const choice = { institution: 'Bank (OAuth)', accounts: ['Everyday'] }
  await post(presenter, `/api/simulator/_simulator/sessions/${opened.id}/complete`, choice)
  const { accounts } = await post(customer, `/api/link-sessions/${opened.id}/completion`, {})
  await Promise.all([customer.context().close(), presenter.context().close()])
  return accounts[0].id
}

async function post(page: Page, path: string, data: unknown) {
  const answer = await page.request.post(path, { data, headers: { 'sec-fetch-site': 'same-origin' } })
  expect(answer.status(), path).toBe(200)
  return answer.json()
}

/** On a phone the pages stand behind a button. */
async function goTo(page: Page, name: string): Promise<void> {
  const navigation = page.getByRole('navigation', { name: 'Main' })
  const others = navigation.getByRole('button', { name: /^Pages/ })
  if (await others.isVisible()) await others.click()
  await navigation.getByRole('link', { name }).click()
}
