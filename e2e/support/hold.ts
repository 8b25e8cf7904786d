import type { Page } from '@playwright/test'

/** Nothing is answered there until it is let go. */
export async function hold(page: Page, address: string | RegExp): Promise<() => void> {
  let letGo = () => {}
  const held = new Promise<void>((done) => {
    letGo = done
  })
  await page.route(address, async (route) => {
    await held
    await route.fallback()
  })
  return letGo
}
