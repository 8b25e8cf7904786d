import { z } from 'zod'
import { expectAccessible } from './support/accessible'
import { enterAs } from './support/people'
import { expect, test } from './support/test'

const listed = z.object({ data: z.array(z.object({ id: z.string(), display_name: z.string().nullable() })) })

test('a person opens an account’s statement, reads how it was made and takes it to paper @every-width', async ({
  page,
}) => {
  await enterAs(page, 'customer')
  const { data } = listed.parse(await (await page.request.get('/api/accounts')).json())
  const everyday = data.find((account) => account.display_name === 'Everyday')
  await page.goto(`/accounts/${everyday?.id}`)
  await page.getByRole('button', { name: 'More for this account' }).click()
  await page.getByRole('link', { name: 'Statement' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^Statement 1 / })).toBeVisible()
  await expect(page.getByText('How these figures were obtained')).toBeVisible()
  await expect(page.getByText('America/New_York')).toBeVisible()
  await expectAccessible(page)

  const months = page.getByRole('combobox', { name: 'Month' })
  const running = await months.locator('option').first().getAttribute('value')
  await months.selectOption({ index: 0 })
  await page.waitForURL(`**${running}`)
  await expect(page.getByText('This period is not over')).toBeVisible()
  await months.selectOption({ index: 2 })
  await expect(page.getByText('This period is not over')).toBeHidden()

  const [opening, into, out, closing] = (await page.getByRole('definition').allTextContents())
    .filter((text) => /^[+−]?\$/.test(text))
    .map(minorUnits)
  const rows = page.getByRole('row')
  const amounts = await rows.locator('td:nth-child(3)').allTextContents()
  const sum = amounts.map(minorUnits).reduce((all, amount) => all + amount, 0)
  expect(amounts.length).toBeGreaterThan(20)
  expect(sum).toBe((into ?? 0) + (out ?? 0))
  expect((opening ?? 0) + sum).toBe(closing)

  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await expect(page.getByRole('navigation').first()).toBeHidden()
  await expect(months).toBeHidden()
  await expect(
    page.locator('thead').getByText(/^Simulator, invented banks and money · Everyday · •••• 6789/),
  ).toBeVisible()
  expect(await page.locator('html').evaluate((root) => getComputedStyle(root).colorScheme)).toBe('light')
  expect(await page.locator('thead').evaluate((head) => getComputedStyle(head).display)).toBe('table-header-group')
})

test('a statement is a file of several sheets, A4 or Letter', async ({ page }) => {
  await enterAs(page, 'customer')
  const { data } = listed.parse(await (await page.request.get('/api/accounts')).json())
  const everyday = data.find((account) => account.display_name === 'Everyday')
  await page.goto(`/accounts/${everyday?.id}/statement`)
  for (const [format, width] of [
    ['A4', 595],
    ['Letter', 612],
  ] as const) {
    const text = (await page.pdf({ format })).toString('latin1')
    expect(text.match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(1)
    expect(Number(/MediaBox\s*\[0 0 (\d+)/.exec(text)?.[1])).toBe(width)
  }
})

/** "−$1,284.37" as −128437. */
function minorUnits(money: string): number {
  return Number(money.replace('−', '-').replace(/[^\d-]/g, ''))
}
