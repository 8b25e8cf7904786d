import { setTimeout as sleep } from 'node:timers/promises'
import { findBrowser, launchOptions } from '../../tasks/browser.mjs'
import { cookiesOf } from '../kit/cookies.mjs'
import { quantile } from '../kit/figures.mjs'
import { ask } from './load.mjs'

const warmUps = 5
const trials = 60
/** For what else a page asks after its new row: it is not to fall into the time of the next one. */
const restMs = 200

/**
 * From the first byte of a signed delivery to the frame in which the open account page shows the new row.
 * @param {import('./product.mjs').Product} product
 * @returns {Promise<number[]>} milliseconds
 */
export async function measurePixels(product) {
  const person = await product.signUp()
  const account = await product.link(person)
  const { chromium } = await import('@playwright/test')
  const browser = await chromium.launch(launchOptions(await findBrowser()))
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const url = `http://127.0.0.1:${product.port}`
    await context.addCookies(cookiesOf(person.cookie, url))
    const page = await context.newPage()
    const live = page.waitForResponse((response) => response.url().includes('/api/stream'))
    await page.goto(`${url}/accounts/${account}`)
    await live
    /** @type {number[]} */
    const took = []
    for (let trial = 0; trial < warmUps + trials; trial++) {
      await sleep(restMs)
      const description = `Purchase number ${trial}.`
      await product.buy(account, description)
      const shown = await page.evaluateHandle(watchFor, description)
      const sentAt = performance.timeOrigin + performance.now()
      await ask(product.port, product.delivery(account))
      const shownAt = await shown.evaluate(({ at }) => at)
      if (trial >= warmUps) took.push(shownAt - sentAt)
    }
    return took
  } finally {
    await browser.close()
  }
}

/**
 * In the page: when a frame was drawn with these words in it. Both processes read the same clock.
 * @param {string} words
 */
function watchFor(words) {
  const at = new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the page never showed "${words}"`)), 20_000)
    const observer = new MutationObserver(() => {
      if (!document.body.textContent?.includes(words)) return
      observer.disconnect()
      clearTimeout(late)
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => resolve(performance.timeOrigin + performance.now())
        port2.postMessage(null)
      })
    })
    observer.observe(document.body, { childList: true, subtree: true, characterData: true })
  })
  return { at }
}

/** @param {number[]} took */
export function describePixels(took) {
  const [p50, p95] = [quantile(took, 0.5), quantile(took, 0.95)]
  return {
    p50,
    p95,
    words: `p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, most ${Math.max(...took).toFixed(0)} ms`,
  }
}
