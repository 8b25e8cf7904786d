import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible'
import { enterAs, openPalette } from './support/people'
import { expect, test } from './support/test'

/** Both widths, both themes, every page: also nothing may stick out sideways. */
async function expectSound(page: Page): Promise<void> {
  await expectAccessible(page)
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, 'sideways scroll').toBe(0)
}

test.describe('@every-width', () => {
  for (const [address, heading] of [
    ['/', 'Your bank accounts in one place, each balance with its age.'],
    ['/sign-in', 'Sign in'],
    ['/sign-up', 'Create a profile'],
  ] as const) {
    test(`${address} is sound`, async ({ page }) => {
      await page.goto(address)
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
      await expectSound(page)
    })
  }

  test('a page that does not exist is sound', async ({ page }) => {
    await page.goto('/nothing-here')
    await expect(page.getByRole('heading', { level: 1, name: 'There is nothing here' })).toBeVisible()
    await expectSound(page)
  })

  test('a page that breaks says so in its place, and comes back', async ({ page }) => {
    await enterAs(page, 'customer')
    await page.goto('/settings')
    await page.evaluate(() => {
      const { prototype } = Intl.NumberFormat
      const format = Object.getOwnPropertyDescriptor(prototype, 'format')
      const broken = () => {
        throw new Error('broken on purpose')
      }
      Object.defineProperty(prototype, 'format', { configurable: true, get: broken })
      addEventListener('mended', () => Object.defineProperty(prototype, 'format', format ?? {}))
    })
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Accounts' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'This page could not be shown' })).toBeVisible()
    await expectSound(page)
    await page.evaluate(() => dispatchEvent(new Event('mended')))
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible()
  })

  test('accounts, an account, its dialog and its owners are sound', async ({ page }) => {
    await enterAs(page, 'customer')
    await expectSound(page)
    await openPalette(page)
    await expect(page.getByRole('option', { name: /Everyday/ })).toBeVisible()
    await expectSound(page)
    await page.keyboard.press('Escape')
    await page
      .getByRole('main')
      .getByRole('link', { name: /Everyday/ })
      .click()
    await expect(page.getByRole('heading', { level: 1, name: /Everyday/ })).toBeVisible()
    await expectSound(page)
    await page.getByRole('button', { name: 'More for this account' }).click()
    await expectSound(page)
    await page.getByRole('button', { name: 'Disconnect…' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectSound(page)
  })

  test('transactions, their filters, a life and a search for nothing are sound', async ({ page }) => {
    await enterAs(page, 'customer')
    await page.goto('/transactions')
    const rows = page.getByRole('grid', { name: 'Transactions' }).getByRole('link')
    await expect(rows.first()).toBeVisible()
    await expectSound(page)
    await page.getByRole('button', { name: 'Dates' }).click()
    await expectSound(page)
    await page.keyboard.press('Escape')
    await rows.first().click()
    await expect(page.getByRole('heading', { name: 'What happened' })).toBeVisible()
    await expectSound(page)
    await page.goBack()
    await page.getByRole('searchbox').fill('nothing of this name')
    await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible()
    await expectSound(page)
  })

  // 320 px is also what is left of 640 at 200 %.
  for (const width of [320, 720]) {
    test(`transactions lose nothing at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 450 })
      await enterAs(page, 'customer')
      await page.goto('/transactions?q=e&direction=out')
      const rows = page.getByRole('grid', { name: 'Transactions' }).getByRole('link')
      await expect(rows.first()).toBeVisible()
      await expectSound(page)
      await rows.first().click()
      await expect(page.getByRole('heading', { name: 'What happened' })).toBeVisible()
      await expectSound(page)
    })
  }

  test('insights are sound, with what is behind them', async ({ page }) => {
    await enterAs(page, 'customer')
    await page.goto('/insights')
    for (const behind of ['All months as a table', /payments, and how it was found/, /\d+ transfers/]) {
      await page.getByText(behind).first().click()
    }
    await expectSound(page)
  })

  test('sharing is sound, with all there is to know of an account', async ({ page }) => {
    await enterAs(page, 'customer')
    await page.goto('/sharing')
    await page.locator('summary').first().click()
    await expect(page.getByRole('heading', { name: 'What you agreed to' }).first()).toBeVisible()
    await expectSound(page)
  })

  test('linking is sound', async ({ page }) => {
    await enterAs(page, 'customer')
    await page.goto('/link')
    await expect(page.getByRole('heading', { level: 1, name: 'What you will share' })).toBeVisible()
    await expectSound(page)
  })

  test('support is sound, empty, searching and at an account', async ({ page }) => {
    await enterAs(page, 'support')
    await expectSound(page)
    await page.getByRole('searchbox').fill('nobody of this name')
    await expect(page.getByText(/Nothing found/)).toBeVisible()
    await expectSound(page)
    await page.getByRole('searchbox').fill('1120')
    await page.getByRole('link', { name: /1120/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: /Rainy day/ })).toBeVisible()
    await page.getByText('As Stripe gave it').click()
    await expectSound(page)
  })
})
test.use({ allowedProblems: [/status of 404|broken on purpose/] })
