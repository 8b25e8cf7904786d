import { expect, test } from './support/test'

test('whoever is not signed in chooses a language below the page', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Español' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Iniciar sesión' })).toBeVisible()
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'es')
})
