import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { bin, run } from '../../tasks/process.mjs'
import { Refusal } from '../../tasks/refusal.mjs'
import { fromRoot, root } from '../../tasks/root.mjs'
import { productionEnvironment, serve } from '../kit/demo.mjs'

const emptyApp = fromRoot('.cache', 'empty-app')

/** First-load JavaScript, in bytes after gzip, of the only page of an empty Next app built now. */
export async function weighEmptyApp() {
  await buildEmptyApp()
  const { url, stop } = await serve(bin('next'), (port) => [
    ['start', emptyApp, '--hostname', 'localhost', '--port', String(port)],
    {},
  ])
  try {
    return await weighPage(url, '')
  } finally {
    await stop()
  }
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

/**
 * Every script file that the HTML names, whether as a script, a preload or inside the streamed page; not those for browsers without modules.
 * @param {string} url
 * @param {string} cookie
 */
export async function weighPage(url, cookie) {
  const response = await fetch(url, { headers: { cookie }, redirect: 'manual' })
  if (response.status !== 200) throw new Refusal(`${url} answered ${response.status} instead of the page.`)
  const html = (await response.text()).replace(/<script[^>]*\bnomodule\b[^>]*>/gi, '')
  const named = [...html.matchAll(/<script[^>]*\bsrc="([^"]+)"/g)].map(([, address]) => address ?? '')
  const streamed = [...(html.match(/static\/chunks\/[\w./~@()%[\]-]+?\.js/g) ?? [])].map((file) => `/_next/${file}`)
  const addresses = new Set([...named, ...streamed].map((address) => new URL(address, url).href))
  const sizes = await Promise.all([...addresses].map(sizeOf))
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** @param {string} url */
async function sizeOf(url) {
  const response = await fetch(url)
  if (!response.ok) throw new Refusal(`${url} answered ${response.status}.`)
  return gzipSync(Buffer.from(await response.arrayBuffer())).length
}
