import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { findFreePort } from '@/lib/testing/free-port'
import { BankWindow } from './support/bank-window'
import { type Program, startProgram } from './support/program'
import { expect, test } from './support/test'
import { linkAtTheBank, visitWithBank } from './support/visit-with-bank'

let folder: string
let baseURL: string
let program: Program

// In one worker: each would start a server of its own.
test.describe.configure({ mode: 'default' })

/** A server of their own: here banks give linked accounts new ids, and take their time. */
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidewater-relink-'))
  const port = await findFreePort()
  baseURL = `http://localhost:${port}`
  program = startProgram('scripts/serve.mjs', [], { PORT: String(port), DATA_DIR: join(folder, 'data') })
  await program.printed('Tidewater is serving')
})
test.afterAll(async () => {
  await program.stop()
  await rm(folder, { recursive: true, force: true })
})

const visit = (browser: Browser) => visitWithBank(browser, baseURL)

test('a person says that an account is one they linked before', async ({ browser }) => {
  const { page, control, pass, says, link, accounts, leave } = await visit(browser)
  await control('switches', { relink: 'new_id', refresh_seconds: 600 })
  await link(['balances', 'transactions'])
  await page.goto(`/link?account=${(await accounts())[0]?.id}`)
  await linkAtTheBank(page, 'Everyday')
  await says('link.asked', 'account.asked')
  await expect(page.getByText('Linked. Please say whether it is Everyday, under another id.')).toBeVisible()
  await pass(600)
  await expect(page.getByText('Refresh finished.')).toBeVisible()

  await page.goto('/accounts')
  const rows = page.getByRole('region', { name: 'Your accounts' }).getByRole('link')
  await expect(rows).toHaveCount(2)
  await expect(page.getByText(/until you say on its page whether you linked it before/)).toBeVisible()
  const linked = await accounts()
  const asked = linked.find((account) => !account.is_counted)?.id
  const old = linked.find((account) => account.is_counted)?.id
  await page.goto(`/accounts/${asked}`)
  await page.getByRole('button', { name: /^Same as Everyday/ }).click()
  await expect(page.getByText('The account goes on with its earlier history.')).toBeVisible()
  await expect(page.getByText('Is this an account that was linked before?')).toBeHidden()
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()

  await page.goto(`/accounts/${old}`)
  await says('account.replaced')
  await expect(page.getByRole('region', { name: 'Transactions' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Open the newer one' }).click()
  await expect(page).toHaveURL(new RegExp(`/accounts/${asked}$`))
  await expect(page.getByRole('region', { name: 'Transactions' })).toBeVisible()
  await page.goto('/accounts')
  await expect(rows).toHaveCount(1)
  await leave()
})

test('an account says what is the matter, and ends a warning when the bank has answered', async ({ browser }) => {
  // It waits for the news of each state.
  test.slow()
  const { page, control, pass, says, link, accounts, bankNow, leave } = await visit(browser)
  await control('switches', { relink: 'same_id', refresh_seconds: 2 })
  await link(['balances', 'transactions', 'payment_method'])
  const id = (await accounts())[0]?.id
  const now = Math.floor(await bankNow())
  const inDays = (days: number) => now + days * 86_400
  const bank = (changes: unknown) => control(`accounts/${id}`, changes)
  const reconnect = page.getByRole('link', { name: 'Reconnect', exact: true })
  await page.goto(`/accounts/${id}`)
  await expect(page.getByRole('heading', { level: 1, name: /Everyday/ })).toBeVisible()

  for (const [cause, state] of [
    ['access_expired', 'account.endsExpired'],
    ['institution_requirement', 'account.endsRequired'],
    ['unspecified', 'account.endsUnexplained'],
  ] as const) {
    await bank({ status_details: { active: { cause, expected_deactivation_date: inDays(9) } } })
    await says(state)
    await expect(page.getByText(/^Access ends on .*, in \d days\./)).toBeVisible()
    await expect(reconnect).toBeVisible()
  }
  await bank({ status_details: { active: { action: 'none', expected_deactivation_date: inDays(9) } } })
  await says('account.endsByItself')
  await expect(reconnect).toHaveCount(0)
  await bank({ status_details: { active: { expected_deactivation_date: inDays(-1) } } })
  await says('account.overdue')
  await expect(reconnect).toBeVisible()
  await bank({ status_details: null })

  const number = (status: string, expected_expiry_date: number | null = null) =>
    bank({ account_numbers: [{ identifier_type: 'tokenized_account_number', status, expected_expiry_date }] })
  await number('pending')
  await says('account.numberPending')
  await number('transactable', inDays(12))
  await says('account.numberEnds')
  await number('deactivated')
  await says('account.numberRevoked')
  await number('expired')
  await says('account.numberExpired')

  await bank({ next_refresh: { balance: 'failed', transactions: 'failed' } })
  await page.getByRole('button', { name: 'Refresh', exact: true }).click()
  await pass(120)
  await says('account.refreshFailed')

  await bank({ status: 'inactive' })
  await says('account.stopped')
  await bank({ status: 'active' })
  await says('account.unproved')
  await control('switches', { refresh_seconds: 600 })
  await bank({ status: 'inactive', next_refresh: { balance: 'failed', transactions: 'failed' } })
  await expect(page.getByText(/^This account stopped updating/)).toBeVisible()
  await reconnect.click()
  await expect(page.getByRole('heading', { level: 1, name: 'Reconnect Everyday' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Enter the account number by hand' })).toHaveCount(0)
  await linkAtTheBank(page, 'Card')
  await says('link.other')
  await linkAtTheBank(page, 'Everyday')
  await says('link.back', 'account.returning')
  await expect(page).toHaveURL(new RegExp(`/accounts/${id}$`))
  await pass(600)
  await says('account.returnFailed')
  await pass(60)
  await page.getByRole('button', { name: 'Ask again' }).click()
  await expect(page.getByText('Reconnected. The bank is being asked.')).toBeVisible()
  await pass(600)
  await expect(page.getByText(/^Reconnected/)).toHaveCount(0)
  await expect(page.getByText(/stopped updating/)).toHaveCount(0)

  await page.goto('/link')
  await linkAtTheBank(page, 'Everyday')
  await says('link.known')
  await leave()
})

test('what may be refreshed says so, what waits says for what, and asking too early is no fault', async ({
  browser,
}) => {
  const { page, control, pass, says, link, accounts, leave } = await visit(browser)
  await control('switches', { refresh_seconds: 600 })
  await link(['balances', 'transactions'])
  const id = (await accounts())[0]?.id
  const purchase = { amount: -1250, description: 'Corner shop' }
  const transactions = ['void', 'pending'].map((status) => ({ ...purchase, status }))
  await control(`accounts/${id}`, { transactions, next_refresh: { balance: 'failed', transactions: 'failed' } })
  const plan = page.getByRole('region', { name: 'Refreshes' })
  const refresh = page.getByRole('button', { name: 'Refresh', exact: true })
  const list = page.getByRole('region', { name: 'Your accounts' })

  await page.goto(`/accounts/${id}`)
  await says('plan.now', 'plan.unshared')
  await expect(plan.getByText('Now', { exact: true })).toHaveCount(2)
  await refresh.click()
  await says('plan.afterPending', 'asking.begun')
  await expect(plan.getByText('When this one ends')).toHaveCount(2)
  await expect(page.getByRole('main').getByRole('status').getByText('Refreshing…')).toBeVisible()

  // What a page says that has not heard when the bank may be asked again, and what it hears once it has asked.
  let knows = false
  const [pending] = await accounts()
  const ended = { status: 'failed', next_refresh_available_at: null }
  const failed = {
    ...pending,
    balance_refresh: { ...pending?.balance_refresh, ...ended },
    transaction_refresh: { ...pending?.transaction_refresh, ...ended },
  }
  await page.route(`**/api/accounts/${id}`, (route) => (knows ? route.continue() : route.fulfill({ json: failed })))
  await pass(600)
  await expect(page.getByText('The last refresh failed.')).toBeVisible()
  await refresh.click()
  await expect(page.getByText(/^Not started yet\..*does not say when it can be asked again/)).toBeVisible()
  await page.route(`**/accounts/${id}/refresh`, (route) => {
    knows = true
    return route.continue()
  })
  await refresh.click()
  await says('asking.notYet', 'plan.at')
  await expect(refresh).toHaveCount(0)

  await page.goto('/accounts')
  await says('badge.refreshFailed')
  await pass(60)
  await list.getByRole('link', { name: /^Everyday/ }).click()
  await control('faults', { kind: 'error', match: { method: 'POST', path: '*/refresh' }, status: 400, times: 1 })
  await refresh.click()
  await says('asking.refused')
  await refresh.click()
  await expect(plan.getByText('When this one ends')).toHaveCount(2)
  await page.goto('/accounts')
  await says('badge.refreshing')
  await pass(600)
  await page.goto('/transactions')
  const shop = page.getByRole('row').filter({ hasText: 'Corner shop' })
  await expect(shop.filter({ hasText: 'Void' })).toHaveCount(1)
  await expect(shop.filter({ hasText: 'Pending' })).toHaveCount(1)
  await says('badge.void', 'badge.pending')

  await link(['balances'], 'Card')
  await page.goto(`/link?account=${(await accounts()).find((account) => account.id !== id)?.id}`)
  await expect(page.getByText(/What is marked as new it did not share before/)).toBeVisible()
  const marked = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByText('new', { exact: true }) })
  await expect(marked.filter({ hasText: 'Transactions' })).toHaveCount(1)
  await expect(marked.filter({ hasText: 'Balances' })).toHaveCount(0)
  await leave(/status of 400 .+\/refresh\)$/)
})

test('one bad account among good ones does not spoil the link', async ({ browser }) => {
  const { page, control, says, leave } = await visit(browser)
  // Nothing is begun at the bank, so that our server asks for it; and the bank refuses once.
  await page.route('**/financial_connections/sessions', (route) => {
    const { prefetch: _, ...asked } = route.request().postDataJSON()
    return route.continue({ postData: asked })
  })
  const match = { method: 'POST', path: '*/refresh' }
  await control('faults', { kind: 'error', match, status: 400, message: 'The bank gave no answer.', times: 1 })
  await page.goto('/link')
  const bank = new BankWindow(page)
  await page.getByRole('button', { name: 'Continue to your bank' }).click()
  await bank.chooseBank('Test (Non-OAuth)')
  await bank.connect(['Success Checking', 'Failure'])
  await says('link.partly')
  await expect(page.getByText('One account is linked; one could not be read whole.')).toBeVisible()
  await expect(page.getByText(/^Success.*: The bank gave no answer\.$/)).toBeVisible()
  await page.getByRole('link', { name: 'Go to your accounts' }).click()
  await expect(page.getByRole('link', { name: /^Success/ })).toBeVisible()
  await says('badge.reconnectNeeded')
  await page.getByRole('link', { name: /^Failure/ }).click()
  await says('account.stoppedUnread', 'plan.afterReconnect')
  await leave()
})

test('who wishes is written to when a bank ends access: when it is announced, a week before, and then, once each', async ({
  browser,
}) => {
  test.slow()
  const [silent, told] = [await visit(browser), await visit(browser)]
  const { page, control, pass, bankNow } = told
  const choice = (at: Page) => at.getByRole('region', { name: 'Messages about your accounts' })
  await silent.page.goto('/settings')
  await Promise.all([
    silent.page.waitForResponse('**/api/preferences'),
    choice(silent.page).getByText('Off', { exact: true }).click(),
  ])
  await page.goto('/settings')
  await expect(choice(page).getByLabel('On')).toBeChecked()
  // In this order: who is silent would be written to first.
  for (const { link, accounts } of [silent, told]) {
    await link(['balances'])
    const active = { cause: 'access_expired', expected_deactivation_date: Math.floor(await bankNow()) + 28 * 86_400 }
    await control(`accounts/${(await accounts())[0]?.id}`, { status_details: { active } })
  }
  const news = [
    [22, /^Your access at Bank \(OAuth\) ends on .+/, /^Bank \(OAuth\) lets Tidewater read Everyday until .+ Nothing/],
    [7, /^One week left: access at Bank \(OAuth\) ends on/, /read Everyday until .+, which is within a week\./],
    [1, /^Bank \(OAuth\) no longer lets us/, /^Since .+ Bank \(OAuth\) refuses to let Tidewater read Everyday/],
  ] as const
  const messages = (at: Page) => at.getByRole('main').getByRole('region')
  for (const [index, [days, subject, text]] of news.entries()) {
    await expect(async () => {
      await page.goto('/outbox')
      await expect(messages(page)).toHaveCount(index + 2, { timeout: 100 })
    }).toPass()
    const newest = messages(page).first()
    await expect(newest.getByRole('heading', { level: 2, name: subject })).toBeVisible()
    await expect(newest.getByText(text)).toBeVisible()
    await newest.getByRole('link', { name: 'Reconnect' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Reconnect Everyday' })).toBeVisible()
    await pass(days * 86_400)
  }
  await page.goto('/outbox')
  // The other one is to confirm their address.
  await expect(messages(page)).toHaveCount(1 + news.length)
  await silent.page.goto('/outbox')
  await expect(messages(silent.page)).toHaveCount(1)
  await expect(silent.page.getByRole('heading', { level: 2 })).toHaveText('Confirm your address')
  await told.leave()
  await silent.leave()
})
