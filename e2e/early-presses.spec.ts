import type { Page } from '@playwright/test'
import { hold } from './support/hold'
import { enterAs } from './support/people'
import { expect, test } from './support/test'

test('a press before the page hears it is made once it does, and sends no form by itself', async ({ page }) => {
  const posts: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') posts.push(new URL(request.url()).pathname)
  })
  const letGo = await hold(page, /\/_next\/static\/.*\.js/)
  await goAtOnce(page, '/sign-in')
  await page.getByLabel('E-mail').fill('newcomer@tidewater.test')
  await page.getByLabel('Password').fill('tidewater-demo')
  await page.keyboard.press('Enter')
  expect(posts).toEqual([])
  letGo()
  await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible()
  expect(posts.filter((path) => path === '/sign-in')).toEqual([])
})

test('a press on what wakes later is made once it is awake', async ({ page }) => {
  await enterAs(page, 'customer')
  await page.addInitScript(() => {
    window.requestIdleCallback = (wake) => {
      document.addEventListener('rest', () => wake({ didTimeout: false, timeRemaining: () => 50 }), { once: true })
      return 0
    }
  })
  const asked = page.waitForRequest(/\/api\/transactions\/export/)
  await goAtOnce(page, '/transactions')
  await page.getByRole('button', { name: 'Export' }).dispatchEvent('click')
  await page.getByRole('button', { name: 'CSV' }).dispatchEvent('click')
  await page.evaluate(() => document.dispatchEvent(new Event('rest')))
  await asked
})

/** Without the wait for a page that is awake. */
async function goAtOnce(page: Page, path: string): Promise<void> {
  await page.goto('/api/health')
  await page.evaluate((to) => location.assign(to), path)
  await page.waitForURL((url) => url.pathname === path, { waitUntil: 'commit' })
}
