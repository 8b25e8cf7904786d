import './tasks/node-version.mjs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { cookiesOf } from './bench/kit/cookies.mjs'
import { enterAs, serveDemo } from './bench/kit/demo.mjs'
import { findBrowser, launchOptions } from './tasks/browser.mjs'
import { ensureBuilt } from './tasks/build.mjs'
import { ensureInstalled } from './tasks/install.mjs'
import { runCommand } from './tasks/refusal.mjs'
import { fromRoot } from './tasks/root.mjs'

/** Who sees which pages; `[account]` is the one with wages and rent. */
const pages = {
  '': [
    '/',
    '/sign-in',
    '/sign-up',
    '/forgot-password',
    '/reset-password',
    '/confirm-address',
    '/join',
    '/invite/[invitation]',
    '/guest',
    '/outbox',
  ],
  customer: [
    '/accounts',
    '/accounts/[account]',
    '/accounts/[account]/statement',
    '/transactions',
    '/insights',
    '/sharing',
    '/link',
    '/settings',
  ],
  newcomer: ['/accounts'],
  support: [
    '/support',
    '/support/accounts/[account]',
    '/support/accounts/[account]/statement',
    '/support/accounts/[account]/insights',
    '/support/invitations',
    '/support/events',
    '/support/calls',
  ],
  admin: ['/support/settings', '/support/staff', '/support/audit'],
}

const sights = /** @type {const} */ ([
  { name: 'light', viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
  { name: 'dark', viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
  { name: 'phone', viewport: { width: 390, height: 844 }, colorScheme: 'light' },
])

const folder = fromRoot('docs', 'screens')
const settleMs = 1200

// `npm run screens` pictures each page of the demo in both themes and as a phone shows it, into docs/screens.
await runCommand(async () => {
  await ensureInstalled()
  await ensureBuilt()
  const { chromium } = await import('@playwright/test')
  const demo = await serveDemo()
  const browser = await chromium.launch(launchOptions(await findBrowser()))
  try {
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    const ids = await idsIn(demo.url)
    for (const [who, addresses] of Object.entries(pages)) await picture(browser, demo.url, { who, addresses, ids })
  } finally {
    await browser.close()
    await demo.stop()
  }
})

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} baseURL
 * @param {{ who: string, addresses: string[], ids: Record<string, string> }} asked
 */
async function picture(browser, baseURL, { who, addresses, ids }) {
  const cookies = who === '' ? [] : cookiesOf(await enterAs(baseURL, who), baseURL)
  for (const { name, ...sight } of sights) {
    const reader = /** @type {const} */ ({
      locale: 'en-US',
      timezoneId: 'America/New_York',
      reducedMotion: 'reduce',
    })
    const context = await browser.newContext({ ...sight, ...reader, baseURL })
    await context.addCookies(cookies)
    const page = await context.newPage()
    for (const address of addresses) {
      await page.goto(address.replace(/\[(\w+)\]/g, (_, id) => ids[id] ?? ''))
      // What a page asks for itself has come, and it was painted again in the browser's time zone.
      await page.waitForTimeout(settleMs)
      const file = `${[who === 'newcomer' ? who : '', ...address.replace(/[[\]]/g, '').split('/')].filter(Boolean).join('-') || 'home'}-${name}.png`
      await page.screenshot({ path: path.join(folder, file) })
      console.log(`docs/screens/${file}`)
    }
    await context.close()
  }
}

/** @param {string} url */
async function idsIn(url) {
  const customer = await enterAs(url, 'customer')
  const { data } = await (await fetch(`${url}/api/accounts`, { headers: { cookie: customer } })).json()
  const invited = await fetch(`${url}/api/invitations`, {
    method: 'POST',
    headers: {
      ...{ 'Content-Type': 'application/json', Origin: url, 'Sec-Fetch-Site': 'same-origin' },
      cookie: await enterAs(url, 'support'),
    },
    body: JSON.stringify({ name: 'Hazel Ash', permissions: ['balances', 'transactions'] }),
  })
  const { link } = await invited.json()
  const everyday = data.find((/** @type {{ display_name: string }} */ each) => each.display_name === 'Everyday')
  return { account: everyday.id, invitation: new URL(link).pathname.replace('/invite/', '') }
}
