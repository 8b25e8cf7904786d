import { readFile } from 'node:fs/promises'
import type { Browser, Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import { z } from 'zod'
import { expectAccessible } from './support/accessible'
import { post } from './support/linked-person'
import { enterAs, signUp } from './support/people'
import { expect, test } from './support/test'

const identified = z.object({ id: z.string() })

/** Has the bank hand over an account, as the presenter may; the person comes back to it. Gives its id. */
async function link(page: Page, browser: Browser): Promise<string> {
  const wishes = { permissions: ['balances', 'transactions'], prefetch: ['balances', 'transactions'] }
  const { id } = identified.parse(await post(page.request, '/api/stripe/financial_connections/sessions', wishes))
  const presenter = await browser.newContext()
  await enterAs(await presenter.newPage(), 'presenter')
  const choice = { institution: 'Bank (OAuth)', accounts: ['Everyday'] }
  await post(presenter.request, `/api/simulator/_simulator/sessions/${id}/complete`, choice)
  await presenter.close()
  await post(page.request, `/api/link-sessions/${id}/completion`, {})
  const answer = await page.request.get('/api/accounts')
  return z.object({ data: z.array(identified) }).parse(await answer.json()).data[0]?.id ?? ''
}

test.describe(() => {
  // Signing in afterwards is refused, which is a line in the console.
  test.use({ allowedProblems: [/status of 401/] })

  test('a person takes everything held about them along, and has it deleted @every-width', async ({
    page,
    browser,
  }) => {
    const person = await signUp(page)
    const account = await link(page, browser)
    await page.goto('/settings')
    await expectAccessible(page)
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download everything' }).click()
    const download = await downloading
    expect(download.suggestedFilename()).toMatch(/^tidewater-data-\d{4}-\d\d-\d\d\.zip$/)
    await expect(page.getByText(/^Downloaded, [\d,]+ kB\.$/)).toBeVisible()
    const files = unzipSync(await readFile(await download.path()))
    expect(Buffer.from(files['json/accounts.jsonl'] ?? []).toString()).toContain(account)
    expect(Buffer.from(files['csv/profile.csv'] ?? []).toString()).toContain(person.email)

    await page.getByRole('button', { name: 'Delete my data…' }).click()
    const dialog = page.getByRole('dialog')
    await expectAccessible(page)
    await dialog.getByLabel('Type your e-mail address').fill('somebody@example.com')
    await dialog.getByRole('button', { name: 'Delete everything' }).click()
    await expect(dialog.getByText('This is not the e-mail address of your profile.')).toBeVisible()
    await dialog.getByLabel('Type your e-mail address').fill(person.email)
    await dialog.getByRole('button', { name: 'Delete everything' }).click()
    await page.waitForURL(/\/deletion\//)
    await expect(page.getByText('It is done. Nothing of yours is left here.')).toBeVisible()
    await expectAccessible(page)

    await page.goto('/settings')
    await page.getByLabel('E-mail').fill(person.email)
    await page.getByLabel('Password').fill(person.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByText(/do not belong together/)).toBeVisible()
  })
})

test('an admin has somebody’s data deleted who asked for it, and support cannot', async ({ page, browser }) => {
  await signUp(page)
  const account = await link(page, browser)
  const staff = await browser.newContext()
  const theirs = await staff.newPage()
  await enterAs(theirs, 'support')
  await theirs.goto(`/support/accounts/${account}`)
  await expect(theirs.getByRole('region', { name: 'Holder' })).toBeVisible()
  await expect(theirs.getByRole('button', { name: 'Delete this person’s data…' })).toHaveCount(0)

  await enterAs(theirs, 'presenter')
  await theirs.goto(`/support/accounts/${account}`)
  await theirs.getByRole('button', { name: 'Delete this person’s data…' }).click()
  const dialog = theirs.getByRole('dialog')
  await dialog.getByLabel('They asked in writing').check()
  await expectAccessible(theirs)
  await dialog.getByLabel('Type delete to confirm').fill('delete')
  await dialog.getByRole('button', { name: 'Delete everything' }).click()
  await expect(theirs.getByText('The deletion has begun.')).toBeVisible()
  // It is erased in the background, and Stripe told with it.
  const notice = theirs.getByRole('listitem').filter({ hasText: account })
  await expect(async () => {
    await theirs.goto('/support/audit')
    await theirs.getByText('Notices of deletions to Stripe').click()
    await expect(notice).toContainText('not sent: the simulator sends no mail', { timeout: 1000 })
  }).toPass()
  await expect(notice).toContainText('privacy@stripe.com')
  await expectAccessible(theirs)
  await staff.close()
  await page.goto('/accounts')
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
})
