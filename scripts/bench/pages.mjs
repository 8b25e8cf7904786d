import { tsImport } from 'tsx/esm/api'
import { findBrowser, launchOptions } from '../tasks/browser.mjs'
import { ensureBuilt } from '../tasks/build.mjs'
import { timed } from '../tasks/say.mjs'
import { enterAsCustomer, serveDemo } from './kit/demo.mjs'
import { figure, median } from './kit/figures.mjs'
import { openLighthouse } from './pages/audit.mjs'
import { longestInteraction } from './pages/interaction.mjs'
import { largestPaint } from './pages/largest-paint.mjs'
import { serveTwin } from './pages/static-twin.mjs'
import { weighEmptyApp, weighPage } from './pages/weight.mjs'

const rounds = 5
const goals = { performance: 95, accessibility: 100, lcp: 1.25, cls: 0, inpMs: 50, weight: 1.35 }

/**
 * Four pages as a phone sees them: Lighthouse, the time to the largest paint against the same page without scripts, the slowest
 * answer to a key or a click, and JavaScript against an empty Next app built in the same run.
 */
export async function measure() {
  await ensureBuilt()
  const empty = await timed('Building an empty Next app', weighEmptyApp)
  const { findFreePort } = await tsImport('../../lib/testing/free-port.ts', import.meta.url)
  const { chromium } = await import('@playwright/test')
  const debuggerPort = await findFreePort()
  const options = launchOptions(await findBrowser())
  const args = [...options.args, `--remote-debugging-port=${debuggerPort}`]
  const demo = await serveDemo()
  const browser = await chromium.launch({ ...options, args })
  try {
    const audit = await timed('Opening Lighthouse', () => openLighthouse(debuggerPort))
    const cookie = await enterAsCustomer(demo.url)
    for (const { path, as } of await pagesOf(demo.url, cookie)) {
      const url = demo.url + path
      const audits = []
      for (let round = 0; round < rounds; round++) audits.push(await audit(url, as))
      const paints = await paintsBesideTwin(browser, url, as)
      const answers = []
      for (let round = 0; round < rounds; round++) answers.push(await longestInteraction(browser, url, as))
      const weight = (await weighPage(url, as)) / empty
      report(path, { audits, paints, answers, weight })
    }
  } finally {
    await browser.close()
    await demo.stop()
  }
}

/**
 * @param {string} url
 * @param {string} cookie
 */
async function pagesOf(url, cookie) {
  const { data } = await (await fetch(`${url}/api/accounts`, { headers: { cookie } })).json()
  const signedIn = ['/accounts', `/accounts/${data[0].id}`, '/transactions']
  return [{ path: '/', as: '' }, ...signedIn.map((path) => ({ path, as: cookie }))]
}

/**
 * In turns, so that a slow minute strikes both.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {string} cookie
 */
async function paintsBesideTwin(browser, url, cookie) {
  const twin = await serveTwin(url, cookie)
  const paints = []
  try {
    for (let round = 0; round < rounds; round++) {
      const ms = await largestPaint(browser, url, cookie)
      paints.push({ ms, ratio: ms / (await largestPaint(browser, twin.url, '')) })
    }
  } finally {
    await twin.stop()
  }
  return paints
}

/**
 * @param {string} path
 * @param {{ audits: import('./pages/audit.mjs').Audit[], paints: Array<{ ms: number, ratio: number }>, answers: number[], weight: number }} measured
 */
function report(path, { audits, paints, answers, weight }) {
  const of = (/** @type {keyof import('./pages/audit.mjs').Audit} */ key) => audits.map((audit) => audit[key])
  const ratios = paints.map(({ ratio }) => ratio)
  const paintMs = paints.map(({ ms }) => ms)
  const lines = [
    { what: 'performance', words: figure(of('performance'), 0), isMet: median(of('performance')) >= goals.performance },
    {
      what: 'accessibility',
      words: figure(of('accessibility'), 0),
      isMet: Math.min(...of('accessibility')) >= goals.accessibility,
    },
    {
      what: 'largest paint',
      words: `${figure(ratios, 2)} × a static twin, ${figure(paintMs, 0)} ms`,
      isMet: median(ratios) <= goals.lcp,
    },
    { what: 'layout shift', words: figure(of('cls'), 3), isMet: median(of('cls')) <= goals.cls },
    { what: 'slowest answer', words: `${figure(answers, 0)} ms`, isMet: median(answers) <= goals.inpMs },
    { what: 'JavaScript', words: `${weight.toFixed(3)} × an empty app`, isMet: weight <= goals.weight },
  ]
  console.log(path.replace(/fca_\w+/, 'ACCOUNT'))
  for (const { what, words, isMet } of lines) {
    console.log(`  ${what.padEnd(16)}${words.padEnd(52)} ${isMet ? 'PASS' : 'FAIL'}`)
    if (!isMet) process.exitCode = 1
  }
}
