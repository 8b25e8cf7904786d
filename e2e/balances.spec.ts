import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page, Response } from '@playwright/test'
import { z } from 'zod'
import { findFreePort } from '@/lib/testing/free-port'
import { expectAccessible } from './support/accessible'
import { Keyboard } from './support/keyboard'
import { post } from './support/linked-person'
import { enterAs } from './support/people'
import { type Program, startProgram } from './support/program'
import { expect, test, watch } from './support/test'

test.describe.configure({ mode: 'serial' })

let folder: string
let baseURL: string
let program: Program

const account = z.object({
  id: z.string(),
  display_name: z.string(),
  balance_refresh: z.object({ status: z.string() }),
})
const list = z.object({ data: z.array(account) })

/** A server of their own: its clock goes on by days, and some of them nobody reads. */
test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000)
  folder = await mkdtemp(join(tmpdir(), 'tidewater-balances-'))
  const port = await findFreePort()
  baseURL = `http://localhost:${port}`
  program = startProgram('scripts/serve.mjs', [], { PORT: String(port), DATA_DIR: join(folder, 'data') })
  await program.printed('Tidewater is serving')
  const customer = await visit(browser, 'customer', 1440)
  const presenter = await visit(browser, 'presenter', 1440)
  const { request } = customer.context
  const accounts = async () => list.parse(await (await request.get('/api/accounts')).json()).data
  const go = (seconds: number) =>
    post(presenter.context.request, '/api/simulator/_simulator/clock', { advance_seconds: seconds })
  for (const names of [
    ['Everyday', 'Rainy day', 'Card', 'House deposit'],
    ['Everyday', 'Rainy day', 'Card'],
    [],
    [],
    ['Everyday', 'Card'],
  ]) {
    await go(86_400)
    for (const { id, display_name } of await accounts()) {
      if (!names.includes(display_name)) continue
      await post(request, `/api/stripe/financial_connections/accounts/${id}/refresh`, { features: ['balance'] })
    }
    await go(60)
    await expect(async () => {
      expect((await accounts()).every((each) => each.balance_refresh.status === 'succeeded')).toBe(true)
    }).toPass()
  }
  await customer.context.close()
  await presenter.context.close()
})
test.afterAll(async () => {
  await program.stop()
  await rm(folder, { recursive: true, force: true })
})

async function visit(browser: Browser, who: 'customer' | 'presenter', width: number) {
  const context: BrowserContext = await browser.newContext({ baseURL, viewport: { width, height: 900 } })
  const problems = await watch(context)
  const page = await context.newPage()
  await enterAs(page, who)
  return { context, page, problems }
}

const plot = (page: Page) => page.getByRole('slider', { name: 'Total in US dollars, day by day' })
const minor = (text: string) => Number(text.replace('−', '-').replace(/[^\d-]/g, ''))

test('the last day is the total beside it, and the sum of the fresh rows below', async ({ browser }) => {
  const { context, page, problems } = await visit(browser, 'customer', 1440)
  const total = page
    .getByRole('region', { name: 'Totals' })
    .getByText(/^\$[\d,.]+$/)
    .first()
  const said = await plot(page).getAttribute('aria-valuetext')
  expect(said).toContain(await total.innerText())
  expect(said).toContain('2 accounts')
  const rows = page.getByRole('region', { name: 'Your accounts' }).getByRole('listitem')
  const sums = await Promise.all(
    ['Everyday', 'Card'].map(async (name) => minor(await rows.filter({ hasText: name }).getByText(/\$/).innerText())),
  )
  expect(sums[0]).toBeGreaterThan(0)
  expect(sums[1]).toBeLessThan(0)
  expect((sums[0] ?? 0) + (sums[1] ?? 0)).toBe(minor(await total.innerText()))
  expect(problems).toEqual([])
  await context.close()
})

test('days are read out by keys and under the pointer, holes and leavers in words, and all as a table', async ({
  browser,
}) => {
  const { context, page } = await visit(browser, 'customer', 1440)
  const keyboard = new Keyboard(page)
  await keyboard.reach(plot(page))
  await page.keyboard.press('Home')
  await expect(plot(page)).toHaveAttribute('aria-valuetext', /5 accounts/)
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowLeft')
  await expect(plot(page)).toHaveAttribute('aria-valuetext', /No reading/)
  await page.keyboard.press('ArrowRight')
  await expect(plot(page)).toHaveAttribute('aria-valuetext', /left out\./)
  await expect(page.getByText(/left out from/).filter({ visible: true })).toHaveCount(1)
  const box = await plot(page).boundingBox()
  await page.mouse.move((box?.x ?? 0) + 4, (box?.y ?? 0) + 40)
  await expect(plot(page).getByText(/· 5 accounts$/)).toBeVisible()
  await expect(page.getByRole('radio', { name: '2 years' })).toBeEnabled()
  await page.getByRole('button', { name: 'Show as table' }).click()
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(91)
  await expectAccessible(page)
  await page.getByText('EUR', { exact: true }).click()
  await expect(page.getByRole('slider', { name: 'Total in euros, day by day' })).toBeVisible()
  await context.close()
})

test('a phone has a line above the plot, and nothing sticks out', async ({ browser }) => {
  const { context, page } = await visit(browser, 'customer', 320)
  await plot(page).focus()
  await page.keyboard.press('Home')
  await expect(page.getByText(/· 5 accounts$/).first()).toBeVisible()
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(await overflow()).toBe(0)
  await page
    .getByRole('main')
    .getByRole('link', { name: /Everyday/ })
    .click()
  await expect(page.getByRole('slider', { name: 'Balance in US dollars, day by day' })).toBeVisible()
  expect(await overflow()).toBe(0)
  await context.close()
})

test('by keyboard alone an account is renamed, given its name back, moved, and moved back', async ({ browser }) => {
  const { context, page, problems } = await visit(browser, 'customer', 1440)
  const keyboard = new Keyboard(page)
  await keyboard.press(page.getByRole('main').getByRole('link', { name: /Rainy day/ }))
  const rename = async (name: string, said: string) => {
    await keyboard.press(page.getByRole('button', { name: 'More for this account' }))
    await keyboard.press(page.getByRole('button', { name: 'Rename…' }))
    await page.getByLabel('Your name for it').fill(name)
    await page.keyboard.press('Enter')
    await expect(page.getByText(`Now called ${said}.`)).toBeVisible()
    await expect(page.getByRole('heading', { level: 1, name: said })).toBeVisible()
  }
  await rename('Umbrella fund', 'Umbrella fund')
  await expect(page.getByRole('region', { name: 'Facts' })).toContainText('Rainy day')
  await rename('', 'Rainy day')

  await page.goto('/accounts')
  const names = () => page.getByRole('region', { name: 'Your accounts' }).getByRole('link').allInnerTexts()
  const before = await names()
  await keyboard.press(page.getByRole('button', { name: 'Arrange' }))
  // An order asked for after the first press comes after the second, and moves nothing.
  const orders: Response[] = []
  page.on('response', (response) => response.url().endsWith('/api/account-order') && orders.push(response))
  let letGo = () => {}
  const pressedAgain = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route('**/api/accounts?*', async (route) => {
    const response = await route.fetch()
    await pressedAgain
    await route.fulfill({ response })
  })
  const asked = page.waitForRequest('**/api/accounts?*')
  await keyboard.press(page.getByRole('button', { name: 'Move Card up' }))
  await expect(page.getByText('Card is now 2 of 3.')).toBeAttached()
  await expect(page.getByRole('button', { name: 'Move Card up' })).toBeFocused()
  const late = (await asked).response()
  await page.route('**/api/account-order', async (route) => {
    await late
    await route.continue()
  })
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Move Card down' })).toBeFocused()
  letGo()
  await late
  await page.keyboard.press('Enter')
  await expect(page.getByText('Card is now 2 of 3.')).toBeAttached()
  await keyboard.press(page.getByRole('button', { name: 'Move Card up' }))
  await expect(page.getByText('Card is now 1 of 3.')).toBeAttached()
  await expect(page.getByRole('button', { name: 'Move Card down' })).toBeFocused()
  await expect.poll(() => orders.length).toBe(4)
  await expectAccessible(page)
  await page.reload()
  await expect.poll(async () => (await names())[0]).toContain('Card')
  await keyboard.press(page.getByRole('button', { name: 'Arrange' }))
  await keyboard.press(page.getByRole('button', { name: 'Usual order' }))
  await keyboard.press(page.getByRole('button', { name: 'Done' }))
  await expect.poll(names).toEqual(before)
  expect(problems).toEqual([])
  await context.close()
})
