import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { APIRequestContext, Browser, BrowserContext, Page } from '@playwright/test'
import { findFreePort } from '@/lib/testing/free-port'
import { expectStateAccessible } from './support/accessible'
import { enterAs } from './support/people'
import { type Program, startProgram } from './support/program'
import { expect, test, watch } from './support/test'

test.describe.configure({ mode: 'default' })

let folder: string
let baseURL: string
let program: Program

/** A server of their own: these tests move its clock by days. */
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidewater-live-'))
  await start(await findFreePort())
})
test.afterAll(async () => {
  await program.stop()
  await rm(folder, { recursive: true, force: true })
})

async function start(port: number): Promise<void> {
  baseURL = `http://localhost:${port}`
  program = startProgram('scripts/serve.mjs', [], { PORT: String(port), DATA_DIR: join(folder, 'data') })
  await program.printed('Tidewater is serving')
}

type Visit = { context: BrowserContext; page: Page; problems: string[]; streams: string[] }

/** A browser of somebody's own; `streams` grows with each stream that any of its tabs opens. */
async function visit(browser: Browser, who: 'customer' | 'support' | 'presenter'): Promise<Visit> {
  const context = await browser.newContext({ baseURL })
  const problems = await watch(context)
  const streams: string[] = []
  context.on('request', (request) => {
    if (request.url().includes('/api/stream')) streams.push(request.url())
  })
  const page = await context.newPage()
  await enterAs(page, who)
  return { context, page, problems, streams }
}

async function post(request: APIRequestContext, path: string, data: unknown): Promise<void> {
  const answer = await request.post(path, { data, headers: { 'sec-fetch-site': 'same-origin' } })
  expect(answer.status(), await answer.text()).toBe(200)
}

const advance = ({ context }: Visit, seconds: number) =>
  post(context.request, '/api/simulator/_simulator/clock', { advance_seconds: seconds })

/** As the bank would, when it is asked from elsewhere. */
async function refresh(customer: Visit, presenter: Visit, account: string): Promise<void> {
  const path = `/api/stripe/financial_connections/accounts/${account}/refresh`
  await post(customer.context.request, path, { features: ['balance', 'transactions'] })
  await advance(presenter, 60)
}

const timeline = (page: Page) => page.getByRole('region', { name: 'Transactions' })
const rows = (page: Page) => timeline(page).getByRole('grid').getByRole('link')
const pending = (page: Page) => timeline(page).getByRole('row').filter({ hasText: 'Pending' })

async function openEveryday(page: Page): Promise<string> {
  await page.getByRole('link', { name: /^Everyday/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: /Everyday/ })).toBeVisible()
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

/** Gone after any load of a document, and seen by the test if one was asked for. */
async function mark(page: Page): Promise<() => Promise<void>> {
  const loads: string[] = []
  page.on('request', (request) => {
    const { rsc, 'next-router-prefetch': prefetch } = request.headers()
    if (request.isNavigationRequest() || (rsc && !prefetch)) loads.push(request.url())
  })
  await page.evaluate(() => Reflect.set(window, 'mark', 'still here'))
  return async () => {
    expect(await page.evaluate(() => Reflect.get(window, 'mark'))).toBe('still here')
    expect(loads).toEqual([])
  }
}

/** Days later, with the bank's news of them. */
async function passDays(days: number, customer: Visit, presenter: Visit, account: string): Promise<void> {
  await advance(presenter, days * 86_400)
  await refresh(customer, presenter, account)
}

const news = (page: Page) => timeline(page).getByText(/\d+ new transactions?/)

async function leave(...visits: Visit[]): Promise<void> {
  for (const { context } of visits) await context.close()
}

test('days pass at the bank, and an open page shows it without being loaded again', async ({ browser }) => {
  const [presenter, customer] = [await visit(browser, 'presenter'), await visit(browser, 'customer')]
  const { page } = customer
  const account = await openEveryday(page)
  // Nobody has touched this document: whatever it asks, it asks by itself.
  await page.reload()
  const isUnmoved = await mark(page)
  // The row itself, since the same shop may be pending again in days.
  const waiting = await pending(page).first().getByRole('link').getAttribute('data-tx')
  const figure = page
    .getByRole('main')
    .getByText(/^−?\$[\d,]+\.\d\d$/)
    .first()
  const before = await figure.innerText()
  const automatic: (string | undefined)[] = []
  page.on('request', (request) => {
    if (request.url().includes('/api/transactions')) automatic.push(request.headers()['tidewater-automatic'])
  })

  await passDays(3, customer, presenter, account)

  await expect(news(page)).toBeAttached()
  const settled = timeline(page)
    .getByRole('row')
    .filter({ has: page.locator(`[data-tx="${waiting}"]`) })
  await expect(settled).toBeVisible()
  await expect(settled).not.toContainText('Pending')
  await expect(figure).not.toHaveText(before)
  await isUnmoved()
  expect(new Set(automatic)).toEqual(new Set(['1']))
  await expect(page.getByText('Live updates are off')).toHaveCount(0)
  expect(customer.problems).toEqual([])
  await leave(customer, presenter)
})

test('pages that the server draws are drawn again as hints come, without keeping anybody signed in', async ({
  browser,
}) => {
  const [presenter, customer] = [await visit(browser, 'presenter'), await visit(browser, 'customer')]
  const { page, context } = customer
  const account = await openEveryday(page)
  const marks: boolean[] = []
  context.on('request', async (request) => {
    const isDrawnAgain = request.headers().rsc && /\/(insights|sharing)\?/.test(request.url())
    if (isDrawnAgain) marks.push(/automatic=1/.test((await request.allHeaders()).cookie ?? ''))
  })

  await page.goto('/insights')
  const read = page.getByText(/^Worked out from [\d,]+ transactions/)
  const before = await read.innerText()
  await page.evaluate(() => Reflect.set(window, 'mark', 'still here'))
  await passDays(2, customer, presenter, account)
  await expect(read).not.toHaveText(before)
  expect(await page.evaluate(() => Reflect.get(window, 'mark'))).toBe('still here')

  await page.goto('/sharing')
  await page.getByRole('heading', { level: 2, name: /^Everyday/ }).click()
  await post(context.request, `/api/accounts/${account}/nickname`, { nickname: 'Household' })
  await expect(page.getByRole('heading', { level: 2, name: /^Household/ })).toBeVisible()
  await expect(page.getByRole('heading', { level: 3, name: 'What is shared' }).first()).toBeVisible()
  await post(context.request, `/api/accounts/${account}/nickname`, { nickname: null })
  await expect(page.getByRole('heading', { level: 2, name: /^Everyday/ })).toBeVisible()
  expect(marks).toContain(true)
  expect(customer.problems).toEqual([])
  await leave(customer, presenter)
})

test('two tabs share a stream, and the other goes on when one closes', async ({ browser }) => {
  const [presenter, customer] = [await visit(browser, 'presenter'), await visit(browser, 'customer')]
  const [first, second] = [customer.page, await customer.context.newPage()]
  const account = await openEveryday(first)
  await second.goto(`/accounts/${account}`)
  await passDays(2, customer, presenter, account)
  await expect(news(first)).toBeAttached()
  await expect(news(second)).toBeAttached()
  expect(customer.streams).toHaveLength(1)

  const isUnmoved = await mark(second)
  await first.close()
  await expect.poll(() => customer.streams.length).toBe(2)
  await news(second).evaluate((told) => told.setAttribute('data-old', ''))
  await passDays(2, customer, presenter, account)
  await expect(news(second).and(second.locator(':not([data-old])'))).toBeAttached()
  await isUnmoved()
  await leave(customer, presenter)
})

test('a page that is kept from its stream asks by itself, and says so', async ({ browser }) => {
  const [presenter, customer] = [await visit(browser, 'presenter'), await visit(browser, 'customer')]
  await customer.context.route('**/api/stream?*', (route) => route.abort())
  const { page } = customer
  await page.reload()
  const account = await openEveryday(page)
  await expect(page.getByText('Live updates are off · asking every 15 seconds')).toBeVisible()
  await expectStateAccessible(page)
  await passDays(2, customer, presenter, account)
  await expect(news(page)).toBeAttached({ timeout: 25_000 })

  await customer.context.unroute('**/api/stream?*')
  await expect(page.getByText('Live updates are off')).toHaveCount(0, { timeout: 40_000 })
  await leave(customer, presenter)
})

test('while Stripe is away an open page keeps what it shows and says so, until Stripe answers', async ({ browser }) => {
  const [presenter, customer] = [await visit(browser, 'presenter'), await visit(browser, 'customer')]
  const { page } = customer
  await advance(presenter, 86_400)
  const account = await openEveryday(page)
  const retrieve = () => customer.context.request.get(`/api/stripe/financial_connections/accounts/${account}`)
  const faults = '/api/simulator/_simulator/faults'
  await post(presenter.context.request, faults, { kind: 'error', status: 500 })
  for (let time = 0; time < 5; time++) expect((await retrieve()).status()).toBe(502)
  const away = page.getByText('Stripe is not answering · this page shows what was last read')
  await expect(away).toBeVisible({ timeout: 25_000 })
  await expect(rows(page).first()).toBeVisible()
  await page
    .getByRole('button', { name: /^Refresh/ })
    .first()
    .click()
  await expect(page.getByText('Stripe cannot be asked at this moment.')).toBeVisible()
  await expectStateAccessible(page)
  await page.reload()
  await expect(away).toBeVisible()

  const headers = { 'sec-fetch-site': 'same-origin' }
  expect((await presenter.context.request.delete(faults, { headers })).status()).toBe(200)
  await expect.poll(async () => (await retrieve()).status(), { timeout: 40_000 }).toBe(200)
  await expect(away).toHaveCount(0, { timeout: 25_000 })
  await leave(customer, presenter)
})

test('a page that was offline says so, and is level again when it is back', async ({ browser }) => {
  const [presenter, customer] = [await visit(browser, 'presenter'), await visit(browser, 'customer')]
  const elsewhere = await visit(browser, 'customer')
  const { page } = customer
  const account = await openEveryday(page)
  await customer.context.setOffline(true)
  await expect(page.getByText('You are offline · this page shows what it last read')).toBeVisible()
  await expectStateAccessible(page)
  await passDays(2, elsewhere, presenter, account)
  await openEveryday(elsewhere.page)
  await customer.context.setOffline(false)
  await expect(news(page)).toBeAttached()
  await expect(page.getByText('You are offline')).toHaveCount(0)
  await leave(customer, presenter, elsewhere)
})

test('a tab hears nothing more when another one signs out', async ({ browser }) => {
  const customer = await visit(browser, 'customer')
  await openEveryday(customer.page)
  const other = await customer.context.newPage()
  await other.goto('/accounts')
  await other.getByRole('button', { name: /^Menu of/ }).click()
  await other.getByRole('button', { name: 'Sign out' }).click()
  await expect(other.getByRole('button', { name: 'Enter as a customer' })).toBeVisible()
  await expect(customer.page.getByText('You have signed out · load this page again to go on')).toBeVisible()
  await expectStateAccessible(customer.page)
  await leave(customer)
})

test('new rows come quietly above what is read, and lead to themselves', async ({ browser }) => {
  const [presenter, customer] = [await visit(browser, 'presenter'), await visit(browser, 'customer')]
  const { page } = customer
  const account = await openEveryday(page)
  await rows(page).first().scrollIntoViewIfNeeded()
  await page.evaluate(() => scrollBy({ top: 1500, behavior: 'instant' }))
  const read = () =>
    rows(page).evaluateAll((all) => all.find((row) => row.getBoundingClientRect().top > 300)?.getAttribute('data-tx'))
  await expect.poll(read).toMatch(/^fctxn_/)
  const row = timeline(page).locator(`[data-tx="${await read()}"]`)
  const before = await row.boundingBox()
  await passDays(3, customer, presenter, account)
  await expect(news(page)).toBeAttached()
  const more = timeline(page).getByRole('button', { name: /^\d+ new$/ })
  await expect(more).toBeVisible()
  const after = await row.boundingBox()
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? 1_000))).toBeLessThanOrEqual(1)

  await more.click()
  const first = rows(page).first().locator('xpath=ancestor::*[@role="row"]')
  const wash = () => first.evaluate((element) => getComputedStyle(element, '::before').animationName)
  await expect.poll(wash).toBe('fade-away')
  await expect(more).toHaveCount(0)
  await leave(customer, presenter)
})

test('a server that is told to stop lets go of its streams, and pages come back to the next one', async ({
  browser,
}) => {
  const customer = await visit(browser, 'customer')
  const { page } = customer
  const account = await openEveryday(page)
  const isUnmoved = await mark(page)
  await expect.poll(() => customer.streams.length).toBe(1)
  expect(await program.stop()).toMatchObject({ code: 0, stderr: '' })
  await start(Number(new URL(baseURL).port))
  const presenter = await visit(browser, 'presenter')
  await passDays(2, customer, presenter, account)
  await expect(news(page)).toBeAttached({ timeout: 25_000 })
  await isUnmoved()
  await leave(customer, presenter)
})
