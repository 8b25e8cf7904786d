import { access, readFile, rm, writeFile } from 'node:fs/promises'
import { compileAhead } from './compile-ahead.mjs'
import { ensurePrepared } from './prepare.mjs'
import { bin, run } from './process.mjs'
import { Refusal } from './refusal.mjs'
import { fromRoot } from './root.mjs'
import { timed } from './say.mjs'
import { hashSources } from './sources.mjs'

const stampFile = fromRoot('.next', 'tidewater-sources')
const sourceFolders = ['app', 'components', 'lib', 'messages', 'public']

/** Builds unless the last build was made from the very same sources and dependencies; beside it, lives the demo's years ahead. */
export async function ensureBuilt() {
  await Promise.all([ensureNext(), ensurePrepared()])
}

async function ensureNext() {
  const sources = await hashSources(sourceFolders)
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
  await compileAhead()
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
