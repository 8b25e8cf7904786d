import type { APIRequestContext, Browser, Page } from '@playwright/test'
import type { StateId } from '../states/states'
import { BankWindow } from './bank-window'
import { enterAs, signUp } from './people'
import { expectStates } from './states'
import { expect, watch } from './test'

type Account = { id: string; is_counted: boolean; balance_refresh: object; transaction_refresh: object }

async function post(request: APIRequestContext, path: string, data: unknown): Promise<Record<string, unknown>> {
  const answer = await request.post(path, { data, headers: { 'sec-fetch-site': 'same-origin' } })
  expect(answer.status(), await answer.text()).toBe(200)
  return answer.json()
}

/** Somebody new, and a presenter who moves the clock and the banks. */
export async function visitWithBank(browser: Browser, baseURL: string) {
  const [customer, presenter] = [await browser.newContext({ baseURL }), await browser.newContext({ baseURL })]
  const problems = [await watch(customer), await watch(presenter)]
  const page = await customer.newPage()
  await signUp(page)
  await enterAs(await presenter.newPage(), 'presenter')
  const control = (path: string, body: unknown) => post(presenter.request, `/api/simulator/_simulator/${path}`, body)
  return {
    page,
    control,
    pass: (seconds: number) => control('clock', { advance_seconds: seconds }),
    says: (...ids: StateId[]) => expectStates(page, ids),
    /** Links an account without the window. */
    async link(permissions: string[], name = 'Everyday'): Promise<void> {
      const session = await post(customer.request, '/api/stripe/financial_connections/sessions', { permissions })
      await control(`sessions/${session.id}/complete`, { institution: 'Bank (OAuth)', accounts: [name] })
      await post(customer.request, `/api/link-sessions/${session.id}/completion`, {})
      await control('clock', { advance_seconds: 3600 })
    },
    async accounts(): Promise<Account[]> {
      return (await (await customer.request.get('/api/accounts')).json()).data
    },
    async bankNow(): Promise<number> {
      return Number((await (await presenter.request.get('/api/simulator/_simulator/state')).json()).now)
    },
    /** With no complaint of a browser's but this. */
    async leave(expected = /^$/): Promise<void> {
      expect(problems.flat().filter((problem) => !expected.test(problem))).toEqual([])
      for (const context of [customer, presenter]) await context.close()
    },
  }
}

/** By hand, in the window of the bank. */
export async function linkAtTheBank(page: Page, account: string): Promise<void> {
  const modal = new BankWindow(page)
  await page.getByRole('button', { name: /Continue to your bank|Try again/ }).click()
  await modal.chooseBank('Bank (OAuth)')
  await modal.allowAtTheBank()
  await modal.connect([account])
}
