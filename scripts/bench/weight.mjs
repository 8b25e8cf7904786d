import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { ensureBuilt } from '../tasks/build.mjs'
import { bin, run } from '../tasks/process.mjs'
import { Refusal } from '../tasks/refusal.mjs'
import { fromRoot, root } from '../tasks/root.mjs'
import { timed } from '../tasks/say.mjs'

const limit = 1.25
const emptyApp = fromRoot('.cache', 'empty-app')

/** First-load JavaScript of /accounts, signed in, against a page of an empty Next app built in the same run. */
export async function measure() {
  await ensureBuilt()
  await timed('Building an empty Next app', buildEmptyApp)
  const empty = await weigh(serveEmptyApp, '/', async () => ({}))
  const accounts = await weigh(serveProduct, '/accounts', enterAsCustomer)

  const ratio = accounts.bytes / empty.bytes
  console.log(`empty app  ${describe(empty)}`)
  console.log(`/accounts  ${describe(accounts)}`)
  console.log(`ratio      ${ratio.toFixed(3)}, at most ${limit}: ${ratio <= limit ? 'PASS' : 'FAIL'}`)
  if (ratio > limit) throw new Refusal('The first load of /accounts is too heavy.')
}

/** Inside the repository, so that it finds the same Next and React. */
async function buildEmptyApp() {
  await rm(emptyApp, { recursive: true, force: true })
  await mkdir(path.join(emptyApp, 'app'), { recursive: true })
  const config = { turbopack: { root }, agentRules: false, typescript: { ignoreBuildErrors: true } }
  const files = {
    'package.json': '{ "type": "module" }',
    'next.config.js': `export default ${JSON.stringify(config)}`,
    'app/layout.jsx':
      'export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html> }',
    'app/page.jsx': 'export default function Page() { return <p>Empty</p> }',
  }
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(emptyApp, name), text)
  const { code, output } = await run(bin('next'), ['build', emptyApp], { env: productionEnvironment({}), quiet: true })
  if (code !== 0) throw new Refusal(`The empty app does not build:\n${output}`)
}

/** @param {number} port */
function serveEmptyApp(port) {
  return start(bin('next'), ['start', emptyApp, '--hostname', '127.0.0.1', '--port', String(port)], {})
}

/**
 * @param {number} port
 * @param {string} folder
 */
function serveProduct(port, folder) {
  return start(process.execPath, [fromRoot('scripts', 'serve.mjs')], {
    PORT: String(port),
    DATA_DIR: folder,
    LOG_LEVEL: 'warn',
  })
}

/**
 * @param {(port: number, folder: string) => import('node:child_process').ChildProcess} serve
 * @param {string} page
 * @param {(url: string) => Promise<Record<string, string>>} signIn
 */
async function weigh(serve, page, signIn) {
  const port = await findFreePort()
  const folder = await mkdtemp(path.join(tmpdir(), 'tidewater-weight-'))
  const server = serve(port, folder)
  try {
    const url = `http://127.0.0.1:${port}`
    await untilAnswers(url)
    return await weighPage(new URL(page, url), await signIn(url))
  } finally {
    const ended = new Promise((resolve) => server.once('close', resolve))
    server.kill('SIGTERM')
    await ended
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Every script file that the HTML names, whether as a script, a preload or inside the streamed page; not those for browsers without modules.
 * @param {URL} url
 * @param {Record<string, string>} headers
 */
async function weighPage(url, headers) {
  const response = await fetch(url, { headers, redirect: 'manual' })
  if (response.status !== 200) throw new Refusal(`${url} answered ${response.status} instead of the page.`)
  const html = (await response.text()).replace(/<script[^>]*\bnomodule\b[^>]*>/gi, '')
  const named = [...html.matchAll(/<script[^>]*\bsrc="([^"]+)"/g)].map(([, address]) => address ?? '')
  const streamed = [...(html.match(/static\/chunks\/[\w./~@()%[\]-]+?\.js/g) ?? [])].map((file) => `/_next/${file}`)
  const addresses = new Set([...named, ...streamed].map((address) => new URL(address, url).href))
  const sizes = await Promise.all([...addresses].map(sizeOf))
  return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) }
}

/** @param {string} url */
async function sizeOf(url) {
  const response = await fetch(url)
  if (!response.ok) throw new Refusal(`${url} answered ${response.status}.`)
  return gzipSync(Buffer.from(await response.arrayBuffer())).length
}

/** @param {string} url */
async function enterAsCustomer(url) {
  const response = await fetch(new URL('/api/demo/entries', url), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: url, 'Sec-Fetch-Site': 'same-origin' },
    body: JSON.stringify({ as: 'customer' }),
  })
  if (!response.ok) throw new Refusal(`Signing in answered ${response.status}.`)
  return {
    cookie: response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; '),
  }
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

/**
 * @param {string} program
 * @param {string[]} args
 * @param {Record<string, string>} env
 */
function start(program, args, env) {
  return spawn(program, args, { cwd: root, env: productionEnvironment(env), stdio: ['ignore', 'ignore', 'inherit'] })
}

/**
 * @param {Record<string, string>} env
 * @returns {NodeJS.ProcessEnv}
 */
function productionEnvironment(env) {
  return {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    ...env,
  }
}

/** @returns {Promise<number>} */
function findFreePort() {
  const probe = net.createServer()
  return new Promise((resolve) => {
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** @param {{ files: number, bytes: number }} weight */
function describe({ files, bytes }) {
  return `${(bytes / 1000).toFixed(1)} kB gzipped in ${files} files`
}
