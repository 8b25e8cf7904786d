import { enterAs } from './support/people'
import { expect, test } from './support/test'

test('support finds an account by its last four digits and by its id, and sees what Stripe gave', async ({ page }) => {
  await enterAs(page, 'support')
  const search = page.getByRole('searchbox')
  await expect(search).toBeFocused()
  await search.fill('9031')
  const found = page.getByRole('link', { name: /9031/ })
  await expect(found).toHaveCount(1)
  await expect(page.getByText('Ada Marlowe').first()).toBeVisible()
  await found.click()

  await expect(page.getByRole('heading', { level: 1, name: /House deposit/ })).toBeVisible()
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  expect(id).toMatch(/^fca_/)
  await expect(page.getByText(id).first()).toBeVisible()
  await expect(page.getByRole('grid', { name: 'Transactions' }).getByRole('link').first()).toBeVisible()
  await expect(
    page
      .getByRole('region', { name: 'Refreshes' })
      .getByText(/^costs up to \$0\.\d\d each$/)
      .first(),
  ).toBeVisible()
  await page.getByText('As Stripe gave it').click()
  await expect(page.getByText('"object": "financial_connections.account"')).toBeVisible()

  await page.goto('/support')
  await page.getByRole('searchbox').fill(id)
  await expect(page).toHaveURL(new RegExp(`/support/accounts/${id}$`))
})

test('support sees owners masked, whatever is asked', async ({ page }) => {
  await enterAs(page, 'support')
  await page.getByRole('searchbox').fill('3305')
  await page.getByRole('link', { name: /3305/ }).click()
  const owners = page.getByRole('region', { name: 'Owners' })
  await owners.getByRole('button', { name: /^(Ask the bank|Show owners)$/ }).click()
  const show = owners.getByRole('button', { name: 'Show owners' })
  await show.or(owners.getByText('Masked for staff')).first().waitFor()
  if (await show.isVisible()) await show.click()
  await expect(owners.getByText('Masked for staff')).toBeVisible()
  await expect(owners.getByText('@example.com')).toHaveCount(0)
  const id = new URL(page.url()).pathname.split('/').at(-1)
  const expanded = await page.request.get(`/api/stripe/financial_connections/accounts/${id}?expand[]=ownership`)
  expect(await expanded.text()).not.toContain('@example.com')
})

test.describe(() => {
  test.use({ allowedProblems: [/status of 404 .*\/support/] })

  test('a customer has no way into support', async ({ page }) => {
    await enterAs(page, 'customer')
    await page.goto('/support')
    await expect(page.getByRole('heading', { level: 1, name: 'There is nothing here' })).toBeVisible()
    expect((await page.request.get('/api/search?q=9031')).status()).toBe(403)
  })
})
