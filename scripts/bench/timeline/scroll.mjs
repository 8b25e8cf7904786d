import { tsImport } from 'tsx/esm/api'
import { findBrowser, launchOptions } from '../../tasks/browser.mjs'
import { ensureBuilt } from '../../tasks/build.mjs'
import { cookiesOf } from '../kit/cookies.mjs'
import { enterAsCustomer, serveDemo } from '../kit/demo.mjs'
import { figure, median } from '../kit/figures.mjs'

const rounds = 7
const roundMs = 3000
const frameMs = 1000 / 60
const made = { rows: 100_000, days: 1_000 }
const height = 4_500_000

/** Frames that a scrolled list of 100,000 rows drops, against a page of its height with nothing on it: in turns, so that a slow minute strikes both. */
export async function measureScroll() {
  await ensureBuilt()
  const { pretendRows } = await tsImport('../../../e2e/support/many-rows.ts', import.meta.url)
  const { chromium } = await import('@playwright/test')
  const demo = await serveDemo()
  const browser = await chromium.launch(launchOptions(await findBrowser()))
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    await context.addCookies(cookiesOf(await enterAsCustomer(demo.url), demo.url))
    const [list, empty] = [await context.newPage(), await context.newPage()]
    await pretendRows(list, made)
    await list.goto(`${demo.url}/transactions`)
    // The first rows came with the page; what is searched for is asked of the server.
    await list.getByRole('searchbox', { name: 'Search names and amounts' }).fill('anything')
    await list.getByText(made.rows.toLocaleString('en')).first().waitFor()
    await empty.setContent(`<!doctype html><body style="margin:0"><div style="height:${height}px"></div>`)
    /** @type {{ list: number[], empty: number[] }} */
    const dropped = { list: [], empty: [] }
    for (let round = -1; round < rounds; round++) {
      for (const [name, page] of /** @type {const} */ ([
        ['empty', empty],
        ['list', list],
      ])) {
        const share = await droppedIn(page, (round + 1) / (rounds + 1))
        if (round >= 0) dropped[name].push(100 * share)
      }
    }
    console.log(
      `a list of ${made.rows.toLocaleString('en')} rows, scrolled by ${stepPx} px a frame for ${roundMs / 1000} s`,
    )
    console.log(`  frames dropped               ${figure(dropped.list, 1)} %`)
    console.log(`  of an empty scroller         ${figure(dropped.empty, 1)} %`)
    const what = 'frames dropped while 100,000 rows scroll, no more than by an empty scroller'
    return [{ what, holds: median(dropped.list) <= median(dropped.empty) }]
  } finally {
    await browser.close()
    await demo.stop()
  }
}

/** About 80 rows a second. */
const stepPx = 60

/**
 * The share of frames that did not come, of those due.
 * @param {import('@playwright/test').Page} page
 * @param {number} from which part of its height
 */
async function droppedIn(page, from) {
  await page.bringToFront()
  const times = await page.evaluate(
    async ({ part, step, ms }) => {
      scrollTo(0, document.documentElement.scrollHeight * part)
      await new Promise((resolve) => setTimeout(resolve, 500))
      /** @type {number[]} */
      const seen = []
      await new Promise((resolve) => {
        const next = (/** @type {number} */ at) => {
          seen.push(at)
          scrollBy(0, step)
          if (at - (seen[0] ?? at) < ms) requestAnimationFrame(next)
          else resolve(null)
        }
        requestAnimationFrame(next)
      })
      return seen
    },
    { part: from, step: stepPx, ms: roundMs },
  )
  const due = Math.round(((times.at(-1) ?? 0) - (times[0] ?? 0)) / frameMs)
  return Math.max(0, due - (times.length - 1)) / due
}
