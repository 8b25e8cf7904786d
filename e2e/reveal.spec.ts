import { enterAs } from './support/people'
import { expect, test } from './support/test'

test('support sees one field of an owner for a minute, having said why, and an admin reads who did', async ({
  page,
  browser,
}) => {
  await page.clock.install()
  await enterAs(page, 'support')
  await page.getByRole('searchbox').fill('3305')
  await page.getByRole('link', { name: /3305/ }).click()
  const card = page.getByRole('region', { name: 'Owners' })
  await card.getByRole('button', { name: /^(Ask the bank|Show owners)$/ }).click()
  const show = card.getByRole('button', { name: 'Show owners' })
  await show.or(card.getByText('Masked for staff')).first().waitFor()
  if (await show.isVisible()) await show.click()

  await card.getByRole('button', { name: 'Reveal…' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Show for 60 s' }).click()
  await expect(dialog.getByRole('alert')).toHaveText('Choose at least one.')
  await dialog.getByLabel('Fraud check').check()
  await dialog.getByLabel('Case number').fill('CALL-4471')
  await dialog.getByLabel('E-mail').check()
  await dialog.getByRole('button', { name: 'Show for 60 s' }).click()
  await expect(dialog).toBeHidden()
  await expect(card.getByText(/@example\.com/)).toHaveCount(1)
  const email = (await card.getByText(/@example\.com/).textContent()) ?? ''
  await expect(card.getByText('•••• ••••', { exact: true })).not.toHaveCount(0)

  await page.clock.fastForward(60_000)
  await expect(card.getByText(/@example\.com/)).toHaveCount(0)
  for (const path of [page.url(), '/support', '/support/events', '/support/calls', '/support/settings']) {
    expect(await (await page.request.get(path)).text(), path).not.toContain(email)
  }

  const admin = await browser.newPage()
  await enterAs(admin, 'presenter')
  await admin.getByRole('link', { name: 'Audit log' }).click()
  const row = admin.getByRole('row').filter({ hasText: 'Case: CALL-4471' })
  await expect(row).toContainText('Revealed an owner’s field')
  await expect(row).toContainText('Reason: fraud check')
  expect(await (await admin.request.get('/support/audit')).text()).not.toContain(email)
  await admin.close()
})

test.describe(() => {
  test.use({ allowedProblems: [/status of 40[34] .*\/(api\/owners\/reveals|support\/audit)/] })

  test('who found the browser open has to know the password', async ({ page }) => {
    await enterAs(page, 'support')
    await page.route('**/api/owners/reveals', async (route) => {
      const error = {
        type: 'permission_error',
        code: 'proof_required',
        message: 'Enter your password again.',
        request_id: 'req_1',
      }
      await route.fulfill({ status: 403, json: { error } })
    })
    await page.getByRole('searchbox').fill('3305')
    await page.getByRole('link', { name: /3305/ }).click()
    const card = page.getByRole('region', { name: 'Owners' })
    await card.getByRole('button', { name: /^(Ask the bank|Show owners)$/ }).click()
    const show = card.getByRole('button', { name: 'Show owners' })
    await show.or(card.getByText('Masked for staff')).first().waitFor()
    if (await show.isVisible()) await show.click()
    await card.getByRole('button', { name: 'Reveal…' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name', { exact: true }).check()
    await dialog.getByRole('button', { name: 'Show for 60 s' }).click()
    await dialog.getByLabel('Your password').fill('tidewater-demo')
    await page.unroute('**/api/owners/reveals')
    await dialog.getByRole('button', { name: 'Show for 60 s' }).click()
    await expect(dialog).toBeHidden()
    await expect(card.getByText('Hidden again after 60 seconds.')).toBeVisible()
    await card.getByRole('button', { name: 'Hide now' }).click()
    await expect(card.getByText('Hidden again after 60 seconds.')).toBeHidden()
  })

  test('only admins read the audit log', async ({ page }) => {
    await enterAs(page, 'support')
    await page.goto('/support/audit')
    await expect(page.getByRole('heading', { level: 1, name: 'There is nothing here' })).toBeVisible()
    expect((await page.request.get('/api/audit')).status()).toBe(403)
  })
})
