import type { Page } from '@playwright/test'
import { totpOf } from '@/lib/testing/totp'
import { expect } from './test'

/** Answers the secret and the backup codes. */
export async function turnOn(page: Page, password: string): Promise<{ secret: string; codes: string[] }> {
  await page.goto('/settings')
  await page.getByLabel('Your password').fill(password)
  await page.getByRole('button', { name: 'Set up' }).click()
  await expect(page.getByRole('img', { name: 'QR code' })).toBeVisible()
  const secret = await page.locator('code').innerText()
  await page.getByLabel('Code', { exact: true }).fill(totpOf(secret))
  await page.getByRole('button', { name: 'Turn on' }).click()
  await expect(page.getByRole('heading', { name: 'Your backup codes' })).toBeVisible()
  const codes = await page.locator('main ul li').allInnerTexts()
  expect(codes).toHaveLength(10)
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await expect(page.getByText('A code from your app is asked for')).toBeVisible()
  return { secret, codes }
}
