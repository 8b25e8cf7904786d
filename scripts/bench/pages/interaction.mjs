import { cookiesOf } from '../kit/cookies.mjs'

const presses = ['Tab', 'Tab', 'j', 'j', 'k', 'PageDown', 'Home', '?', 'Escape', '/', 'c', 'a', 'Backspace', 'Escape']

/**
 * The longest that the page took from a key or a click to the next frame, in milliseconds: what INP counts. Keys are pressed that
 * every page knows, and its first button is clicked.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {string} cookie
 */
export async function longestInteraction(browser, url, cookie) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  try {
    await context.addCookies(cookiesOf(cookie, url))
    const page = await context.newPage()
    await page.addInitScript(() => {
      const durations = /** @type {number[]} */ ([])
      Object.assign(window, { durations })
      const noteAll = (/** @type {PerformanceObserverEntryList} */ list) => {
        for (const entry of list.getEntries()) if (Reflect.get(entry, 'interactionId')) durations.push(entry.duration)
      }
      const heard = { type: 'event', buffered: true, durationThreshold: 16 }
      new PerformanceObserver(noteAll).observe(heard)
    })
    await page.goto(url, { waitUntil: 'networkidle' })
    for (const key of presses) await page.keyboard.press(key)
    await page
      .getByRole('main')
      .getByRole('button')
      .first()
      .click({ trial: false })
      .catch(() => undefined)
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100))))
    const durations = /** @type {number[]} */ (await page.evaluate(() => Reflect.get(window, 'durations')))
    // What took less than 16 ms is not even reported.
    return Math.max(16, ...durations)
  } finally {
    await context.close()
  }
}
