import type { Page } from '@playwright/test'
import { hold } from './support/hold'
import { enterAs } from './support/people'
import { expect, test } from './support/test'

const rows = (page: Page) => page.getByRole('grid', { name: 'Transactions' }).getByRole('link')
const drawer = (page: Page) => page.getByRole('dialog').filter({ hasText: 'What happened' })

test('a press before the page hears it is made once it does, and sends no form by itself', async ({ page }) => {
  const posts: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') posts.push(new URL(request.url()).pathname)
  })
  const letGo = await hold(page, /\/_next\/static\/.*\.js/)
  await page.goto('/api/health')
  await goAtOnce(page, '/sign-in')
  await page.getByLabel('E-mail').fill('newcomer@tidewater.test')
  await page.getByLabel('Password').fill('tidewater-demo')
  await page.keyboard.press('Enter')
  expect(posts).toEqual([])
  letGo()
  await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible()
  expect(posts.filter((path) => path === '/sign-in')).toEqual([])
})

test('keys before the page hears them do what they say once it does, in their order', async ({ page }) => {
  await enterAs(page, 'customer')
  const letGo = await hold(page, /\/_next\/static\/.*\.js/)
  await page.goto('/api/health')
  await goAtOnce(page, '/accounts')
  await page.getByRole('heading', { level: 1, name: 'Accounts' }).waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('t')
  letGo()
  await expect(page.getByRole('heading', { level: 1, name: 'Transactions' })).toBeVisible()
})

test('a press on what wakes later is made once it is awake', async ({ page }) => {
  await enterAs(page, 'customer')
  const rest = await restOnlyWhenTold(page)
  const asked = page.waitForRequest(/\/api\/transactions\/export/)
  await goAtOnce(page, '/transactions')
  await page.getByRole('button', { name: 'Export' }).dispatchEvent('click')
  await page.getByRole('button', { name: 'CSV' }).dispatchEvent('click')
  await rest()
  await asked
})

test('an account’s rows can be read before their scripts come, and keep the focus when they do', async ({ page }) => {
  await enterAs(page, 'customer')
  const address = await addressOf(page, /Rainy day/)
  const rest = await restOnlyWhenTold(page)
  await goAtOnce(page, address)
  const row = rows(page).nth(2)
  await expect(row).toHaveAttribute('href', /^\?tx=/)
  await row.focus()
  const painted = await row.elementHandle()
  await rest()
  await expect.poll(() => painted?.evaluate((element) => element.isConnected)).toBe(false)
  await expect(row).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(drawer(page)).toBeVisible()
})

test('@phone an account’s rows sleep until one comes near them', async ({ page }) => {
  await enterAs(page, 'customer')
  await page.goto(await addressOf(page, /Rainy day/))
  await page.waitForLoadState('networkidle')
  const row = rows(page).first()
  const painted = await row.elementHandle()
  const scripts = page.waitForRequest(/\/_next\/static\/.*\.js/)
  await row.scrollIntoViewIfNeeded()
  await scripts
  await expect.poll(() => painted?.evaluate((element) => element.isConnected)).toBe(false)
  await row.click()
  await expect(drawer(page)).toBeVisible()
})

async function addressOf(page: Page, account: RegExp): Promise<string> {
  return (await page.getByRole('link', { name: account }).getAttribute('href')) ?? ''
}

/** Without the wait for a page that is awake. */
async function goAtOnce(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => location.assign(to), path)
  await page.waitForURL((url) => url.pathname === path, { waitUntil: 'commit' })
}

/** Pages from now on are never at rest until they are told so. */
async function restOnlyWhenTold(page: Page): Promise<() => Promise<void>> {
  await page.addInitScript(() => {
    const told = new Promise((resolve) => document.addEventListener('rest', resolve, { once: true }))
    window.requestIdleCallback = (work) => {
      void told.then(() => work({ didTimeout: false, timeRemaining: () => 50 }))
      return 0
    }
  })
  return () => page.evaluate(() => void document.dispatchEvent(new Event('rest')))
}
