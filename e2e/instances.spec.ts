import type { Browser, BrowserContext, Page } from '@playwright/test'
import { buy, signUpAndLink } from './support/linked-person'
import { type Several, startSeveral } from './support/several-instances'
import { expect, test, watch } from './support/test'

test.describe.configure({ mode: 'serial' })

let several: Several
let context: BrowserContext
let page: Page
let account: string
let problems: string[]

test.beforeAll(async ({ browser }) => {
  several = await startSeveral()
  await visit(browser)
})
test.afterAll(async () => {
  await context.close()
  await several.stop()
})

/** Signs up and links at the first instance, and opens the account's page at the second. */
async function visit(browser: Browser): Promise<void> {
  context = await browser.newContext({ baseURL: several.first.url })
  problems = await watch(context)
  account = await signUpAndLink(context.request, several.simulator)
  page = await context.newPage()
  await page.goto(`${several.second.url}/accounts/${account}`)
  await expect(page.getByRole('heading', { level: 1, name: /Everyday/ })).toBeVisible()
}

/** Sooner than a page without its stream would have asked. */
async function shows(description: string): Promise<void> {
  await expect(page.getByText(description).first()).toBeVisible()
  await expect(page.getByText('Live updates are off')).toHaveCount(0)
}

test('what is delivered to one instance shows on a page that the other serves', async () => {
  const [stream] = await Promise.all([
    page.waitForRequest((request) => request.url().includes('/api/stream')),
    page.reload(),
  ])
  expect(new URL(stream.url()).origin).toBe(several.second.url)
  await buy(several.simulator, account, 'Corner shop')
  await shows('Corner shop')
  expect(problems).toEqual([])
})
