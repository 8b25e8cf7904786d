import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { APIRequestContext } from '@playwright/test'
import { findFreePort } from '@/lib/testing/free-port'
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
