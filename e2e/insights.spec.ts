import type { Locator, Page } from '@playwright/test'
import { daysAnswer } from '@/lib/transactions/day-view'
import { Keyboard } from './support/keyboard'
import { enterAs } from './support/people'
import { expect, test } from './support/test'

test('every figure of a month opens exactly the rows that it adds up', async ({ page }) => {
  await enterAs(page, 'customer')
  await page.keyboard.press('g')
  await page.keyboard.press('i')
  await expect(page.getByRole('heading', { level: 1, name: 'Insights' })).toBeVisible()
  await page.getByText('All months as a table').click()
  const months = page.getByRole('table', { name: 'Money in and out, US dollars' }).getByRole('row')
  for (const month of [1, 2]) {
    const [into, out, net] = await Promise.all([0, 1, 2].map((at) => behind(page, months.nth(month), at)))
    expect([into?.shown, out?.shown, net?.shown]).toEqual([into?.in, out?.out, net?.net])
  }
})

test('the chart is read with arrow keys and with a pointer', async ({ page }) => {
  await enterAs(page, 'customer')
  await page.goto('/insights')
  const slider = page.getByRole('slider', { name: 'Month' })
  await new Keyboard(page).reach(slider)
  const now = await slider.getAttribute('aria-valuetext')
  await page.keyboard.press('ArrowLeft')
  await expect(slider).not.toHaveAttribute('aria-valuetext', now ?? '')
  const before = (await slider.getAttribute('aria-valuetext')) ?? ''
  const figures = page.getByRole('region', { name: 'Money in and out' }).locator('dl')
  const [into = ''] = /[+]\S+[\d]/.exec(before) ?? []
  await expect(figures.getByRole('link', { name: into, exact: true })).toBeVisible()
  await page.keyboard.press('End')
  await expect(slider).toHaveAttribute('aria-valuetext', now ?? '')
  await slider.locator('..').hover({ position: { x: 4, y: 40 } })
  await expect(slider).toHaveValue('0')
})

test('what comes again says how it was found and shows the rows that prove it', async ({ page }) => {
  await enterAs(page, 'customer')
  await page.goto('/insights')
  const comesAgain = page.getByRole('region', { name: 'Comes again' })
  const streaming = comesAgain
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: 'Lantern Streaming' }) })
  await expect(streaming).toContainText('Every month · Everyday · likely again')
  await streaming.getByText(/payments, and how it was found/).click()
  await expect(
    streaming.getByText(/payments named “lantern streaming” on this account.*Each was \$11\.99/),
  ).toBeVisible()
  const said = Number(/(\d+) payments/.exec(await streaming.innerText())?.[1])
  expect(said).toBeGreaterThanOrEqual(3)
  const rows = streaming.getByRole('listitem').getByRole('link', { name: '−$11.99' })
  await expect(rows).toHaveCount(said)
  await expect(rows.first()).toHaveAttribute('href', /^\/transactions\?account=fca_\w+&from=.*&tx=fctxn_/)
  // What is bought every day is no bill.
  await expect(comesAgain.getByText(/Grocery|Coffee|Bakery/)).toHaveCount(0)
  const likely = page.getByRole('region', { name: 'Likely in the next 30 days' }).getByRole('listitem')
  const rent = likely.filter({ hasText: 'Rent, Mill Lane 4' }).getByRole('link')
  await rent.click()
  await expect(comesAgain.getByText(/payments named “rent mill lane”/)).toBeVisible()
})

test('transfers between own accounts are left out on request, and can be looked through', async ({ page }) => {
  await enterAs(page, 'customer')
  await page.goto('/insights')
  const net = page
    .getByRole('region', { name: 'Money in and out' })
    .getByRole('navigation', { name: 'Transfers between own accounts' })
  await net.getByRole('link', { name: 'Without' }).click()
  await expect(page).toHaveURL(/transfers=left_out/)
  await expect(page.getByText(/What only moved between own accounts is left out/)).toBeVisible()
  const between = page.getByRole('region', { name: 'Between own accounts' })
  await between.getByText(/\d+ transfers/).click()
  await expect(between.getByText('Everyday to Rainy day').first()).toBeVisible()
})

test('somebody without transactions is told where insights come from', async ({ page }) => {
  await enterAs(page, 'newcomer')
  await page.goto('/insights')
  await expect(page.getByRole('heading', { name: 'No transactions yet' })).toBeVisible()
})

/** A figure of a table's row, and what the rows it opens come to. */
async function behind(page: Page, row: Locator, at: number) {
  const link = row.getByRole('link').nth(at)
  const href = new URL((await link.getAttribute('href')) ?? '', page.url())
  expect(href.pathname).toBe('/transactions')
  href.searchParams.set('tz', 'America/New_York')
  const answer = await page.request.get(`/api/transactions/days?${href.searchParams}`)
  const totals = daysAnswer.parse(await answer.json()).data.flatMap((day) => day.totals)
  const dollars = totals.filter(({ currency }) => currency === 'usd')
  const sum = (name: 'in' | 'out' | 'net') => dollars.reduce((all, total) => all + total[name], 0)
  return { shown: minorOf(await link.innerText()), in: sum('in'), out: sum('out'), net: sum('net') }
}

/** "−$1,284.37" as -128437. */
function minorOf(text: string): number {
  const minor = Number(text.replace(/\D/g, ''))
  return text.startsWith('−') ? -minor : minor
}
