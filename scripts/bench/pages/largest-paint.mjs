import { devices } from '@playwright/test'
import { cookiesOf } from '../kit/cookies.mjs'

/** Lighthouse's own phone on a slow line, in the form in which it slows a browser down; bytes a second. */
const slowLine = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1474.56 * 1024) / 8,
  uploadThroughput: (675 * 1024) / 8,
}
const slowdown = 4
/** Long enough after the last file for anything larger to be painted. */
const restMs = 1000

/**
 * When the largest thing of a page is painted, in milliseconds from the start, by a browser that is really slowed down and has nothing
 * of it yet. Lighthouse's own figure is worked out from a load that is not: there a script counts whole where it began some milliseconds
 * before the first picture was shown, so that the same page comes out at one of two figures.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {string} cookie
 */
export async function largestPaint(browser, url, cookie) {
  const context = await browser.newContext(devices['Moto G4'])
  try {
    await context.addCookies(cookiesOf(cookie, url))
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', slowLine)
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    await page.goto(url, { waitUntil: 'load', timeout: 60_000 })
    return await page.evaluate(
      (rest) =>
        new Promise((/** @type {(ms: number) => void} */ resolve) => {
          let ms = Number.NaN
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) ms = entry.startTime
          }).observe({ type: 'largest-contentful-paint', buffered: true })
          setTimeout(() => resolve(ms), rest)
        }),
      restMs,
    )
  } finally {
    await context.close()
  }
}
