import { mkdirSync, rmSync } from 'node:fs'
import { defineConfig, devices } from '@playwright/test'
import { findBrowser, launchOptions } from './scripts/tasks/browser.mjs'

const port = 3210
const baseURL = `http://localhost:${port}`
const dataFolder = '.cache/e2e-data'
const browser = await findBrowser()

// Workers read this file too; only the first reader prepares the folder.
if (!process.env.TIDEWATER_E2E) {
  process.env.TIDEWATER_E2E = '1'
  rmSync(dataFolder, { recursive: true, force: true })
  mkdirSync(dataFolder, { recursive: true })
}

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: '.cache/e2e-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    baseURL,
    locale: 'en-US',
    timezoneId: 'America/New_York',
    trace: 'retain-on-failure',
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
    timeout: 60_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
    env: { ...cleanEnvironment(), PORT: String(port), DATA_DIR: dataFolder, LOG_LEVEL: 'warn' },
  },
})

/** The suite is the simulator's, whatever the person who runs it has set for their own server. */
function cleanEnvironment(): Record<string, string> {
  const ours = /^(STRIPE_|DATABASE_URL$|APP_URL$|AUTH_SECRET$|SIGN_UP$|DEMO_PUBLIC$|HOST$)/
  const entries = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  return Object.fromEntries(entries.filter(([name]) => !ours.test(name)))
}
