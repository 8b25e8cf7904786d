import type { Browser, Page } from '@playwright/test'
import { expect } from './test'

const doors = {
  customer: { button: 'Enter as a customer', heading: 'Accounts' },
  newcomer: { button: 'Enter as a newcomer', heading: 'Accounts' },
  support: { button: 'Enter as support', heading: 'Find an account' },
  presenter: { button: 'Enter as presenter', heading: 'Find an account' },
} as const

/** In by one of the home page's four doors. */
export async function enterAs(page: Page, who: keyof typeof doors): Promise<void> {
  await page.goto('/')
  await page.getByRole('button', { name: doors[who].button }).click()
  await page.waitForURL((url) => url.pathname !== '/')
  await expect(page.getByRole('heading', { level: 1, name: doors[who].heading })).toBeVisible()
}

/** What a page inside an app on Android calls its browser. */
export const webView =
  'Mozilla/5.0 (Linux; Android 15; Phone; wv) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0 Mobile'

let people = 0

/** A person nobody has seen before, for tests that link and unlink. */
export async function signUp(page: Page): Promise<{ email: string; password: string; name: string }> {
  people += 1
  const email = `person-${process.pid}-${people}@example.com`
  const person = { email, password: 'a few plain words', name: 'Wren Alder' }
  await page.goto('/sign-up')
  await page.getByLabel('Your name').fill(person.name)
  await page.getByLabel('E-mail').fill(person.email)
  await page.getByLabel('Password').fill(person.password)
  await page.getByRole('button', { name: 'Create a profile' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible()
  return person
}

/** Moves the simulator's clock, as the presenter may. It serves every test at once: only ever by minutes. */
export async function advanceClock(browser: Browser, seconds: number): Promise<void> {
  const context = await browser.newContext()
  await enterAs(await context.newPage(), 'presenter')
  const answer = await context.request.post('/api/simulator/_simulator/clock', {
    data: { advance_seconds: seconds },
    headers: { 'sec-fetch-site': 'same-origin' },
  })
  expect(answer.status()).toBe(200)
  await context.close()
}

/** A page that has only just come hears no keys yet. */
export async function openPalette(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('dialog', { name: 'Find or go to' }).getByRole('combobox')).toBeFocused({
      timeout: 1000,
    })
  }).toPass()
}
