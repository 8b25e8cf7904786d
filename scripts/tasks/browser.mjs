import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { run } from './process.mjs'
import { Refusal } from './refusal.mjs'
import { fromRoot } from './root.mjs'

/**
 * A Chromium for Playwright; no `executablePath` means the one Playwright brought itself.
 * @typedef {{ name: string, executablePath?: string, env: Record<string, string> }} Browser
 */

/**
 * Finds a browser that really launches here, and remembers it for the processes started from this one.
 * @returns {Promise<Browser>}
 */
export async function findBrowser() {
  const known = process.env.TIDEWATER_BROWSER
  if (known) return JSON.parse(known)
  const reasons = []
  for (const candidate of candidates()) {
    try {
      const browser = await candidate()
      if (!browser) continue
      await launchOnce(browser)
      process.env.TIDEWATER_BROWSER = JSON.stringify(browser)
      return browser
    } catch (error) {
      reasons.push(error instanceof Error ? error.message.split('\n')[0] : String(error))
    }
  }
  throw new Refusal(`No browser launches here; set CHROMIUM_PATH to a Chromium. Tried: ${reasons.join(' · ')}`)
}

/** @param {Browser} browser */
export function launchOptions({ executablePath, env }) {
  // Chromium's sandbox refuses to run as root, where containers and CI usually are.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return { args, env: { ...definedEnvironment(), ...env }, ...(executablePath ? { executablePath } : {}) }
}

/**
 * A browser that somebody named is the only one tried: another in its place would test something else than was asked.
 * @returns {Array<() => Promise<Browser | undefined>>}
 */
function candidates() {
  const chosen = process.env.CHROMIUM_PATH
  if (chosen) return [async () => named('CHROMIUM_PATH', chosen)]
  const system = onPath('chromium') ?? onPath('chromium-headless-shell') ?? onPath('google-chrome')
  return [async () => ({ name: "Playwright's own", env: {} }), async () => named('the system', system), bundledChromium]
}

/** The Chromium inside @sparticuz/chromium, unpacked once into .cache with the few libraries a bare system lacks. */
async function bundledChromium() {
  const manifest = await readFile(fromRoot('node_modules', '@sparticuz', 'chromium', 'package.json'), 'utf8')
  const folder = fromRoot('.cache', `chromium-${JSON.parse(manifest).version}`)
  if (!existsSync(folder)) await unpackChromium(folder)
  const env = { LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib'), FONTCONFIG_FILE: path.join(folder, 'fonts.conf') }
  return { name: 'the packaged Chromium', executablePath: path.join(folder, 'chromium'), env }
}

/**
 * Unpacks beside its place and moves it there, so that a stopped run leaves no half browser behind.
 * @param {string} folder
 */
async function unpackChromium(folder) {
  await mkdir(path.dirname(folder), { recursive: true })
  const temporary = await mkdtemp(`${folder}-`)
  const code = `
    process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs22.x'
    process.env.TMPDIR = ${JSON.stringify(temporary)}
    const { default: chromium } = await import('@sparticuz/chromium')
    await chromium.executablePath()`
  // In a process of its own: the package rewrites the environment of whoever imports it.
  const { code: exitCode, output } = await run(process.execPath, ['--input-type=module', '-e', code], { quiet: true })
  if (exitCode !== 0) throw new Error(`@sparticuz/chromium did not unpack: ${output.trim()}`)
  await writeFile(path.join(temporary, 'fonts.conf'), fontConfiguration(folder))
  await rename(temporary, folder)
}

/**
 * The package's own looks for its fonts elsewhere, and a Chromium that finds none ends at the first form it draws.
 * @param {string} folder
 */
function fontConfiguration(folder) {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${path.join(folder, 'fonts')}</dir>
  <cachedir>${path.join(folder, 'font-cache')}</cachedir>
</fontconfig>
`
}

/** @param {Browser} browser */
async function launchOnce(browser) {
  const { chromium } = await import('@playwright/test')
  const launched = await chromium.launch(launchOptions(browser))
  try {
    const page = await launched.newPage()
    // Drawn, not only loaded: a browser without fonts starts well and ends at its first letters.
    await page.setContent('<p>ready <input value="1"><code>2</code> <select><option>3</option></select></p>')
    await page.screenshot()
  } finally {
    await launched.close()
  }
}

/**
 * @param {string} name
 * @param {string | undefined} executablePath
 */
function named(name, executablePath) {
  return executablePath ? { name, executablePath, env: {} } : undefined
}

/** @param {string} program */
function onPath(program) {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  return folders.map((folder) => path.join(folder, program)).find((file) => existsSync(file))
}

function definedEnvironment() {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  )
}
