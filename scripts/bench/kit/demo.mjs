import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { tsImport } from 'tsx/esm/api'
import { Refusal } from '../../tasks/refusal.mjs'
import { fromRoot, root } from '../../tasks/root.mjs'
import { stop } from './child.mjs'

const { findFreePort } = await tsImport('../../../lib/testing/free-port.ts', import.meta.url)

/** @typedef {{ url: string, stop: () => Promise<void> }} Served */

/**
 * The production server on its simulator, with its invented people, in a folder that goes when it stops.
 * @returns {Promise<Served>}
 */
export async function serveDemo() {
  const folder = await mkdtemp(path.join(tmpdir(), 'tidewater-bench-'))
  const served = await serve(fromRoot('scripts', 'serve.mjs'), (port) => [
    [],
    { PORT: String(port), DATA_DIR: folder, LOG_LEVEL: 'warn' },
  ])
  const end = async () => {
    await served.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return { url: served.url, stop: end }
}

/**
 * A program that serves a port of its own.
 * @param {string} program
 * @param {(port: number) => [string[], Record<string, string>]} how its arguments and its environment
 * @returns {Promise<Served>}
 */
export async function serve(program, how) {
  const port = await findFreePort()
  const [args, env] = how(port)
  const child = spawn(process.execPath, [program, ...args], {
    cwd: root,
    env: productionEnvironment(env),
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const url = `http://localhost:${port}`
  await untilAnswers(url)
  return { url, stop: () => stop(child) }
}

/**
 * The cookie of the invented customer.
 * @param {string} url
 */
export function enterAsCustomer(url) {
  return enterAs(url, 'customer')
}

/**
 * @param {string} url
 * @param {string} who one of the home page's doors
 */
export async function enterAs(url, who) {
  const response = await fetch(new URL('/api/demo/entries', url), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: url, 'Sec-Fetch-Site': 'same-origin' },
    body: JSON.stringify({ as: who }),
  })
  if (!response.ok) throw new Refusal(`Signing in answered ${response.status}.`)
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

/**
 * @param {Record<string, string>} env
 * @returns {NodeJS.ProcessEnv}
 */
export function productionEnvironment(env) {
  const { PATH, HOME } = process.env
  return { PATH, HOME, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...env }
}

/** @param {string} url */
async function untilAnswers(url) {
  const deadline = performance.now() + 60_000
  while (performance.now() < deadline) {
    const answer = await fetch(url, { redirect: 'manual' }).catch(() => null)
    if (answer) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Refusal(`Nothing answered at ${url}.`)
}
