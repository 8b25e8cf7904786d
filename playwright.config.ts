import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig, devices } from '@playwright/test'
import { findFreePort } from './lib/testing/free-port'
import { findBrowser, launchOptions } from './scripts/tasks/browser.mjs'

const browser = await findBrowser()
const { port, dataFolder } = await runOfThisSuite()
const baseURL = `http://localhost:${port}`

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: '.cache/e2e-results',
  // Twice as many as CI has cores: much of a journey is waiting.
  workers: 4,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  // Ends what hangs. How soon something must show is said by `expect`; a journey may take its time where it shares the machine.
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    baseURL,
    locale: 'en-US',
    timezoneId: 'America/New_York',
    // Recording each journey costs a third of the time: `npx playwright test --trace on` where one has to be looked into.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: launchOptions(browser),
  },
  projects: [
    {
      name: 'desktop',
      grepInvert: /@phone/,
      use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } },
    },
    {
      name: 'phone',
      grep: /@phone|@every-width/,
      use: { ...devices['Desktop Chrome'], viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
    },
  ],
  webServer: {
    command: 'node scripts/serve.mjs',
    url: `${baseURL}/api/health`,
    reuseExistingServer: false,
    timeout: 120_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
    env: { ...cleanEnvironment(), PORT: port, DATA_DIR: dataFolder, LOG_LEVEL: 'warn' },
  },
})

/** A port and a folder for each run, so that two never meet. Workers read this file too: they take what the first reader chose. */
async function runOfThisSuite() {
  const { TIDEWATER_E2E_PORT: known, TIDEWATER_E2E_DATA: folder } = process.env
  if (known && folder) return { port: known, dataFolder: folder }
  const chosen = { port: String(await findFreePort()), dataFolder: mkdtempSync(join(tmpdir(), 'tidewater-e2e-')) }
  process.env.TIDEWATER_E2E_PORT = chosen.port
  process.env.TIDEWATER_E2E_DATA = chosen.dataFolder
  process.once('exit', () => rmSync(chosen.dataFolder, { recursive: true, force: true }))
  return chosen
}

/** The suite is the simulator's, whatever the person who runs it has set for their own server. */
function cleanEnvironment(): Record<string, string> {
  const ours = /^(STRIPE_|DATABASE_URL$|APP_URL$|AUTH_SECRET$|SMTP_URL$|MAIL_FROM$|SIGN_UP$|DEMO_PUBLIC$|HOST$)/
  const entries = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  return Object.fromEntries(entries.filter(([name]) => !ours.test(name)))
}
