import { createHash } from 'node:crypto'
import { access, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { bin, run } from './process.mjs'
import { Refusal } from './refusal.mjs'
import { fromRoot, root } from './root.mjs'
import { timed } from './say.mjs'

const stampFile = fromRoot('.next', 'tidewater-sources')
const sourceFolders = ['app', 'components', 'lib', 'messages', 'public']

/** Builds unless the last build was made from the very same sources and dependencies. */
export async function ensureBuilt() {
  const sources = await hashSources()
  if ((await readStamp()) === sources) {
    console.log('The build is up to date.')
    return
  }
  await timed('Building for production', () => build(sources))
}

/** Refuses, saying what to run, when there is nothing to serve. */
export async function requireBuild() {
  if ((await readStamp()) === null) throw new Refusal('There is no production build: run "npm run build" first.')
}

/** @param {string} sources */
async function build(sources) {
  await rm(stampFile, { force: true })
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
  const { code, output } = await run(bin('next'), ['build'], { env, quiet: true })
  if (code !== 0) {
    console.error(output)
    throw new Refusal('The build failed; its reason stands above.')
  }
  await writeFile(stampFile, sources)
}

async function readStamp() {
  try {
    await access(fromRoot('.next', 'BUILD_ID'))
    return await readFile(stampFile, 'utf8')
  } catch {
    return null
  }
}

async function hashSources() {
  const hash = createHash('sha256')
  for (const file of (await listSources()).sort()) {
    hash.update(`${file}\0`).update(await readFile(fromRoot(file)))
  }
  return hash.digest('hex')
}

async function listSources() {
  const top = await readdir(root, { withFileTypes: true })
  const config = top.filter((entry) => entry.isFile() && isConfig(entry.name)).map((entry) => entry.name)
  const nested = await Promise.all(sourceFolders.map(listFolder))
  return [...config, ...nested.flat()]
}

/**
 * @param {string} folder
 * @returns {Promise<string[]>}
 */
async function listFolder(folder) {
  const entries = await readdir(fromRoot(folder), { withFileTypes: true, recursive: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
}

/** @param {string} name */
function isConfig(name) {
  return /\.(ts|js|mjs|json)$/.test(name) && !/^(next-env\.d|playwright\.config|vitest\.config|biome|knip)\./.test(name)
}
