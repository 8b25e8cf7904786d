import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { parseSync } from 'ofx-js'
import { z } from 'zod'
import { expectAccessible } from './support/accessible'
import { enterAs } from './support/people'
import { expect, test } from './support/test'

const address = '/transactions?status=posted,pending&direction=out&min=1000&q=transfer'
const rows = z.object({ data: z.array(z.object({ id: z.string(), status: z.string() })) })

async function save(page: Page, format: 'CSV' | 'JSON' | 'OFX'): Promise<string> {
  await page.getByRole('button', { name: /^Export \d+ rows?$/ }).click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: new RegExp(`^${format}`) }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(
    new RegExp(`^transactions-\\d{4}-\\d\\d-\\d\\d\\.${format.toLowerCase()}$`),
  )
  return readFile(await download.path(), 'utf8')
}

test('what is filtered on the page is what each file holds @every-width', async ({ page }) => {
  await enterAs(page, 'customer')
  await page.goto(address)
  const asked = `/api${address}&tz=America/New_York&limit=100`
  const shown = rows.parse(await (await page.request.get(asked)).json()).data
  expect(shown.length).toBeGreaterThan(3)
  const count = new RegExp(`^Export ${shown.length} rows$`)
  await page.getByRole('button', { name: count }).click()
  await expectAccessible(page)
  await page.keyboard.press('Escape')

  const csv = await save(page, 'CSV')
  expect(
    csv
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.split(',').at(-1)),
  ).toEqual(shown.map(({ id }) => id))
  const json = z
    .object({ transactions: z.array(z.object({ id: z.string() })) })
    .parse(JSON.parse(await save(page, 'JSON')))
  expect(json.transactions.map(({ id }) => id)).toEqual(shown.map(({ id }) => id))
  const ofx = await save(page, 'OFX')
  expect(() => parseSync(ofx)).not.toThrow()
  const problem = await page.evaluate(
    (text) =>
      new DOMParser().parseFromString(text, 'application/xml').querySelector('parsererror')?.textContent ?? null,
    ofx,
  )
  expect(problem).toBeNull()
  const ids = [...ofx.matchAll(/<(?:FITID|REFNUM)>(\w+)/g)].map(([, id = '']) => id)
  expect(ids.toSorted()).toEqual(shown.map(({ id }) => id).toSorted())
})

test.describe(() => {
  // A refusal is a line in the console.
  test.use({ allowedProblems: [/status of 503/] })

  test('a long export can be cancelled, and one that failed says so and is done again', async ({ page }) => {
    await enterAs(page, 'customer')
    await page.goto('/transactions')
    let answer: 'never' | 'refuse' | 'go' = 'never'
    await page.route('**/api/transactions/export?**', async (route) => {
      if (answer === 'go') await route.continue()
      if (answer === 'refuse')
        await route.fulfill({ status: 503, json: { error: { type: 'api_error', code: 'busy', message: 'Busy.' } } })
    })
    const downloads: string[] = []
    page.on('download', (download) => downloads.push(download.suggestedFilename()))
    const open = page.getByRole('button', { name: /^Export [\d,]+ rows$/ })
    await open.click()
    await page.getByRole('button', { name: /^CSV/ }).click()
    await expect(page.getByText(/^0 of [\d,]+ rows$/)).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect(page.getByText('Export cancelled. Nothing was saved.')).toBeVisible()

    answer = 'refuse'
    await open.click()
    await page.getByRole('button', { name: /^JSON/ }).click()
    await expect(page.getByRole('alert').getByText('The export failed, and nothing was saved.')).toBeVisible()
    await expectAccessible(page)
    expect(downloads).toEqual([])
    answer = 'go'
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByText(/^Downloaded transactions-.*\.json\.$/)).toBeVisible()
    expect(downloads).toHaveLength(1)
  })
})
