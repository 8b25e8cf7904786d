import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { APIRequestContext } from '@playwright/test'
import { findFreePort } from '@/lib/testing/free-port'
import { BankWindow } from './support/bank-window'
import { enterAs, signUp } from './support/people'
import { type Program, startProgram } from './support/program'
import { expect, test, watch } from './support/test'

let folder: string
let baseURL: string
let program: Program

/** A server of their own: here the bank gives a linked account a new id. */
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

async function post(request: APIRequestContext, path: string, data: unknown): Promise<Record<string, unknown>> {
  const answer = await request.post(path, { data, headers: { 'sec-fetch-site': 'same-origin' } })
  expect(answer.status(), await answer.text()).toBe(200)
  return answer.json()
}

test('a person says that an account is one they linked before', async ({ browser }) => {
  const customer = await browser.newContext({ baseURL })
  const presenter = await browser.newContext({ baseURL })
  const problems = [await watch(customer), await watch(presenter)]
  const page = await customer.newPage()
  await signUp(page)
  await enterAs(await presenter.newPage(), 'presenter')
  const control = (path: string, body: unknown) => post(presenter.request, `/api/simulator/_simulator/${path}`, body)

  async function link(): Promise<void> {
    const permissions = ['balances', 'transactions']
    const session = await post(customer.request, '/api/stripe/financial_connections/sessions', { permissions })
    await control(`sessions/${session.id}/complete`, { institution: 'Bank (OAuth)', accounts: ['Everyday'] })
    await post(customer.request, `/api/link-sessions/${session.id}/completion`, {})
    await control('clock', { advance_seconds: 3600 })
  }
  await link()
  await control('switches', { relink: 'new_id' })
  await link()

  await page.goto('/accounts')
  const rows = page.getByRole('region', { name: 'Your accounts' }).getByRole('link')
  await expect(rows).toHaveCount(2)
  await expect(page.getByText(/until you say on its page whether you linked it before/)).toBeVisible()
  const { data } = await (await customer.request.get('/api/accounts')).json()
  const asked = data.find((account: { is_counted: boolean }) => !account.is_counted).id
  const old = data.find((account: { is_counted: boolean }) => account.is_counted).id
  await page.goto(`/accounts/${asked}`)
  await expect(page.getByText('Is this an account that was linked before?')).toBeVisible()
  await page.getByRole('button', { name: /^Same as Everyday/ }).click()
  await expect(page.getByText('The account goes on with its earlier history.')).toBeVisible()
  await expect(page.getByText('Is this an account that was linked before?')).toBeHidden()
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()

  await page.goto(`/accounts/${old}`)
  await expect(page.getByRole('region', { name: 'Transactions' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Open the newer one' }).click()
  await expect(page).toHaveURL(new RegExp(`/accounts/${asked}$`))
  await expect(page.getByRole('region', { name: 'Transactions' })).toBeVisible()
  await page.goto('/accounts')
  await expect(rows).toHaveCount(1)
  expect(problems.flat()).toEqual([])
  for (const context of [customer, presenter]) await context.close()
})

test('an account says what is the matter, and ends a warning when the bank has answered', async ({ browser }) => {
  const customer = await browser.newContext({ baseURL })
  const presenter = await browser.newContext({ baseURL })
  const page = await customer.newPage()
  await signUp(page)
  await enterAs(await presenter.newPage(), 'presenter')
  const control = (path: string, body: unknown) => post(presenter.request, `/api/simulator/_simulator/${path}`, body)
  await control('switches', { relink: 'same_id' })
  const permissions = ['balances', 'transactions', 'payment_method']
  const session = await post(customer.request, '/api/stripe/financial_connections/sessions', { permissions })
  await control(`sessions/${session.id}/complete`, { institution: 'Bank (OAuth)', accounts: ['Everyday'] })
  await post(customer.request, `/api/link-sessions/${session.id}/completion`, {})
  const { data } = await (await customer.request.get('/api/accounts')).json()
  const id: string = data[0].id
  await control('clock', { advance_seconds: 3600 })
  const { now } = await (await presenter.request.get('/api/simulator/_simulator/state')).json()
  const inDays = (days: number) => Math.floor(Number(now)) + days * 86_400
  const bank = (changes: unknown) => control(`accounts/${id}`, changes)
  const says = (words: string | RegExp) => expect(page.getByRole('main').getByText(words)).toBeVisible()
  const reconnect = page.getByRole('link', { name: 'Reconnect', exact: true })
  await page.goto(`/accounts/${id}`)
  await expect(page.getByRole('heading', { level: 1, name: /Everyday/ })).toBeVisible()

  for (const [cause, words] of [
    ['access_expired', /gives access for a limited time/],
    ['institution_requirement', /asks everybody who shares their accounts/],
    ['unspecified', /and does not say why/],
  ] as const) {
    await bank({ status_details: { active: { cause, expected_deactivation_date: inDays(9) } } })
    await says(words)
    await says(/^Access ends on .*, in \d days\./)
    await expect(reconnect).toBeVisible()
  }
  await bank({ status_details: { active: { action: 'none', expected_deactivation_date: inDays(9) } } })
  await says(/nothing you could do now changes that/)
  await expect(reconnect).toHaveCount(0)
  await bank({ status_details: null })

  const number = (status: string, expected_expiry_date: number | null = null) =>
    bank({ account_numbers: [{ identifier_type: 'tokenized_account_number', status, expected_expiry_date }] })
  await number('pending')
  await says('The number for payments is being made.')
  await number('transactable', inDays(12))
  await says(/^The number for payments ends on/)
  await number('deactivated')
  await says('The number for payments was taken back.')
  await number('expired')
  await says('The number for payments has expired.')

  await bank({ next_refresh: { balance: 'failed', transactions: 'failed' } })
  await page.getByRole('button', { name: 'Refresh', exact: true }).click()
  await control('clock', { advance_seconds: 120 })
  await says('The last refresh failed.')

  await bank({ status: 'inactive', next_refresh: { balance: 'failed', transactions: 'failed' } })
  await says(/^This account stopped updating\./)
  await reconnect.click()
  await expect(page.getByRole('heading', { level: 1, name: 'Reconnect Everyday' })).toBeVisible()
  const modal = new BankWindow(page)
  const start = page.getByRole('button', { name: /Continue to your bank|Try again/ })
  async function choose(name: string): Promise<void> {
    await start.click()
    await modal.chooseBank('Bank (OAuth)')
    await modal.allowAtTheBank()
    await modal.connect([name])
  }
  await choose('Card')
  await says('You chose another account than Everyday.')
  await choose('Everyday')
  await expect(page.getByText('Everyday is connected again and goes on with its history.')).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`/accounts/${id}$`))
  await control('clock', { advance_seconds: 120 })
  await says('Reconnected, but the bank gave no answer.')
  await page.getByRole('button', { name: 'Ask again' }).click()
  await control('clock', { advance_seconds: 120 })
  await expect(page.getByText(/^Reconnected/)).toHaveCount(0)
  await expect(page.getByText(/stopped updating/)).toHaveCount(0)

  await page.goto('/link')
  await choose('Everyday')
  await expect(page.getByText(/This account was linked already/)).toBeVisible()
  for (const context of [customer, presenter]) await context.close()
})
