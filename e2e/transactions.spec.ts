import type { Locator, Page } from '@playwright/test'
import { hold } from './support/hold'
import { pretendRows } from './support/many-rows'
import { enterAs } from './support/people'
import { expect, test } from './support/test'

const list = (page: Page) => page.getByRole('grid', { name: 'Transactions' })
const links = (page: Page) => list(page).getByRole('link')
const drawer = (page: Page) => page.getByRole('dialog').filter({ hasText: 'What happened' })
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search names and amounts' })
const summary = (page: Page) => page.locator('[aria-live]').filter({ hasText: /transactions?/ })
const dayMs = 86_400_000

async function openList(page: Page): Promise<void> {
  await enterAs(page, 'customer')
  await page.goto('/transactions')
  await expect(links(page).first()).toBeVisible()
}

/** The row that stands at the top of what is seen, and how far from it. */
function placeOf(page: Page): Promise<{ at: string | undefined; y: number }> {
  return page.evaluate(() => {
    const rows = [...document.querySelectorAll<HTMLElement>('[data-at]')]
    const first = rows.find((row) => row.getBoundingClientRect().top > 80)
    return { at: first?.dataset.tx ?? first?.dataset.at, y: Math.round(first?.getBoundingClientRect().top ?? 0) }
  })
}

const numberOf = async (row: Locator) => Number(await row.getAttribute('data-at'))

test.describe('@every-width', () => {
  test('what is searched and filtered stands in the address, and Back takes it off again', async ({ page }) => {
    await openList(page)
    const all = await summary(page).innerText()
    const name = await links(page).first().innerText()
    await search(page).pressSequentially(name.slice(0, 3), { delay: 20 })
    await expect(page).toHaveURL(/[?&]q=/)
    await expect(summary(page)).not.toHaveText(all)
    await expect(list(page).locator('mark').first()).toBeVisible()
    const searched = await summary(page).innerText()
    const found = new URL(page.url()).search

    await page.getByRole('button', { name: 'In or out' }).click()
    await page.getByRole('checkbox', { name: 'Money out' }).check()
    await expect(page).toHaveURL(/direction=out/)
    await page.getByRole('button', { name: 'Remove the filter: In or out' }).click()
    await expect(page).not.toHaveURL(/direction=/)
    await page.goBack()
    await expect(page).toHaveURL(/direction=out/)
    await page.goBack()
    await expect.poll(() => new URL(page.url()).search).toBe(found)
    await expect(summary(page)).toHaveText(searched)
    // What is sent to somebody, or kept, shows the same.
    await page.reload()
    await expect(summary(page)).toHaveText(searched)
    await expect(search(page)).toHaveValue(name.slice(0, 3))

    await page.goBack()
    await expect(search(page)).toHaveValue('')
    await expect(summary(page)).toHaveText(all)
    await search(page).fill('no such words anywhere')
    await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible()
    await page.getByRole('button', { name: 'Clear filters' }).last().click()
    await expect(summary(page)).toHaveText(all)
    await expect(page).not.toHaveURL(/\?/)
  })

  test('a transaction’s life opens beside its row, by its address too, and closes as it was opened', async ({
    page,
  }) => {
    await openList(page)
    const row = links(page).nth(2)
    const name = await row.innerText()
    await row.click()
    await expect(drawer(page).getByRole('heading', { name, level: 2 })).toBeFocused()
    await expect(page).toHaveURL(/tx=fctxn_/)
    await expect(drawer(page).getByText('Transaction ID')).toBeVisible()
    const link = page.url()
    await page.goBack()
    await expect(drawer(page)).toHaveCount(0)
    await expect(row).toBeFocused()

    await page.goto(link)
    await expect(drawer(page).getByRole('heading', { name, level: 2 })).toBeVisible()
    await drawer(page).getByRole('button', { name: 'Next transaction' }).click()
    await expect(page).not.toHaveURL(link)
    await page.keyboard.press('Escape')
    await expect(drawer(page)).toHaveCount(0)
    await expect(page).not.toHaveURL(/tx=/)
  })
})

test('the list is read with a keyboard only', async ({ page }) => {
  await openList(page)
  const focused = page.locator(':focus')
  const rows = Number(/\d+/.exec((await summary(page).innerText()).replace(',', ''))?.[0])
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect(focused).toHaveAttribute('data-at', '1')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('k')
  await expect(focused).toHaveAttribute('data-at', '1')
  await page.keyboard.press('PageDown')
  await expect.poll(() => numberOf(focused)).toBeGreaterThan(8)
  await page.keyboard.press('End')
  await expect(focused).toHaveAttribute('data-at', String(rows - 1))
  await expect(focused).toBeInViewport()
  await page.keyboard.press('k')
  await expect(focused).toHaveAttribute('data-tx', /^fctxn_/)
  await page.keyboard.press('Enter')
  await expect(drawer(page).getByRole('heading', { level: 2 })).toBeFocused()
  const opened = page.url()
  await page.keyboard.press('k')
  await expect(page).not.toHaveURL(opened)
  await expect(page).toHaveURL(/tx=fctxn_/)
  await page.keyboard.press('Escape')
  await expect(focused).toHaveAttribute('data-at', String(rows - 3))
  await page.keyboard.press('Home')
  await expect(focused).toHaveAttribute('data-at', '0')
  // One stop for Tab, wherever that is.
  expect(await list(page).locator('[tabindex="0"]').count()).toBe(1)

  await page.keyboard.press('g')
  await page.keyboard.press('a')
  await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('t')
  await expect(links(page).first()).toBeVisible()
  await page.keyboard.press('/')
  await expect(search(page)).toBeFocused()
})

test('a date is jumped to, and the place is there again after another page', async ({ page }) => {
  await openList(page)
  await page.getByRole('button', { name: 'Jump to' }).click()
  const date = page.getByRole('dialog', { name: 'Jump to' }).getByLabel('Date')
  const [oldest, newest] = [await date.getAttribute('min'), await date.getAttribute('max')]
  const middle = new Date((Date.parse(oldest ?? '') + Date.parse(newest ?? '')) / 2).toISOString().slice(0, 10)
  await date.fill(middle)
  await expect(page.locator(':focus')).toHaveAttribute('data-tx', /^fctxn_/)
  const near = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' }).format(Date.parse(middle))
  await expect(
    list(page)
      .getByRole('rowgroup')
      .filter({ has: page.locator(':focus') }),
  ).toContainText(near)
  await expect(page.locator(':focus')).toBeInViewport()

  const before = await placeOf(page)
  const answer = await hold(page, /\/accounts\?_rsc=/)
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: /^Accounts/ })
    .click()
  // The page that is left stays, under a line, until the next one has come.
  const line = () => page.evaluate(() => getComputedStyle(document.body, '::after').content)
  await expect.poll(line).toBe('""')
  await expect(page.getByRole('heading', { level: 1, name: 'Transactions' })).toBeVisible()
  answer()
  await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible()
  await expect.poll(line).toBe('none')
  await page.goBack()
  await expect.poll(() => placeOf(page)).toEqual(before)
})

for (const { rows, days, height } of [
  { rows: 100_000, days: 1_000, height: 4_000_000 },
  { rows: 1_000_000, days: 2_000, height: 14_000_000 },
]) {
  test(`${rows.toLocaleString('en')} rows scroll with sixty in the page`, async ({ page }) => {
    await openList(page)
    const asked = await pretendRows(page, { rows, days })
    await search(page).fill('anything')
    await expect(summary(page)).toContainText(rows.toLocaleString('en'))
    await expect(list(page)).toHaveAttribute('aria-rowcount', String(rows + days + monthsOf(days)))
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeGreaterThan(height)
    let most = 0
    for (const part of [0.25, 0.5, 0.75, 1]) {
      await page.evaluate((to) => scrollTo(0, document.documentElement.scrollHeight * to), part)
      await expect(links(page).filter({ hasText: 'fctxn_' }).first()).toBeAttached()
      most = Math.max(most, await links(page).count())
    }
    expect(most).toBeLessThanOrEqual(60)
    await expect(links(page).last()).toHaveAttribute('data-at', String(rows - 1))
    await expect(links(page).last()).toBeInViewport()
    await expect(links(page).last()).toHaveAttribute('data-tx', /^fctxn_/)
    await page.mouse.move(700, 500)
    const before = await placeOf(page)
    await page.mouse.wheel(0, -440)
    // Ten rows of 44 px, and perhaps a header between them: a little scrolling is never scaled.
    await expect.poll(async () => (await placeOf(page)).at !== before.at).toBe(true)
    const moved = await page.evaluate(
      (row) => document.querySelector(`[data-tx="${row}"]`)?.getBoundingClientRect().top,
      before.at,
    )
    expect(Math.round(moved ?? 0) - before.y).toBe(440)
    // Far fewer questions than there are blocks: what is only passed is not asked for.
    expect(asked.length).toBeLessThan(60)
  })
}

function monthsOf(days: number): number {
  const oldest = new Date(Date.UTC(2025, 7, 6) - (days - 1) * dayMs)
  return (2025 - oldest.getUTCFullYear()) * 12 + 8 - oldest.getUTCMonth()
}

test.describe('when the server fails', () => {
  test.use({ allowedProblems: [/Failed to load resource/] })

  test('no rows of another filter are shown, the failure says its reference, and may be tried again', async ({
    page,
  }) => {
    await openList(page)
    const failure = { error: { type: 'api_error', code: 'internal_error', message: 'No.', request_id: 'req_of_this' } }
    await page.route('**/api/transactions/days?*', (route) => route.fulfill({ status: 500, json: failure }))
    await page.getByRole('button', { name: 'Status' }).click()
    await page.getByRole('checkbox', { name: 'Pending' }).check()
    await page.keyboard.press('Escape')
    const alert = page.getByRole('alert').filter({ hasText: 'Transactions did not load' })
    await expect(alert).toContainText('req_of_this', { timeout: 20_000 })
    await expect(links(page)).toHaveCount(0)
    await page.unroute('**/api/transactions/days?*')
    await alert.getByRole('button', { name: 'Try again' }).click()
    await expect(alert).toHaveCount(0)
    await expect(links(page).first()).toBeVisible()
  })
})

test('@phone a life is a sheet of its own, and pages stand at the foot', async ({ page }) => {
  await openList(page)
  const tabs = page.getByRole('navigation', { name: 'Main' })
  await expect(tabs.getByRole('link', { name: 'Transactions' })).toHaveAttribute('aria-current', 'page')
  await links(page).first().click()
  const box = await drawer(page).boundingBox()
  expect([box?.width, box?.x]).toEqual([390, 0])
  await drawer(page).getByRole('button', { name: 'Close' }).click()
  await expect(drawer(page)).toHaveCount(0)
  await tabs.getByRole('link', { name: 'Accounts' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible()
})

test('support sees the ids and the raw fields of a life', async ({ page }) => {
  await enterAs(page, 'support')
  await page.getByRole('searchbox').fill('1120')
  await page.getByRole('link', { name: /1120/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: /Rainy day/ })).toBeVisible()
  await links(page).first().click()
  await expect(drawer(page).getByText('Account ID')).toBeVisible()
  await drawer(page).getByText('As we keep it').click()
  await expect(drawer(page).getByRole('region', { name: 'As we keep it' })).toContainText('transacted_at')
})
