import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { run } from './process.mjs'
import { Refusal } from './refusal.mjs'
import { fromRoot } from './root.mjs'
import { timed } from './say.mjs'
import { hashSources } from './sources.mjs'

/** What the product loads at its first start (`lib/demo/prepared-file.ts`). */
const preparedFile = fromRoot('.cache', 'demo', 'prepared.gz')
const stampFile = `${preparedFile}.sources`

/** What decides whether a life lived earlier still fits and is still theirs. That other sources moved on, it has in common with any database. */
const sourceFolders = ['lib/db/migrations', 'lib/demo', 'lib/simulator', 'scripts/demo']

/** Lives the demo people's two years, unless it was done already: what they begin with at a first start. */
export async function ensurePrepared() {
  const sources = await hashSources(sourceFolders)
  if ((await readStamp()) === sources) return
  await timed('Living the demo people’s last two years', () => prepare(sources))
}

/** @param {string} sources */
async function prepare(sources) {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'tidewater-demo-'))
  try {
    await rm(stampFile, { force: true })
    const flags = ['--conditions=react-server', '--import=tsx']
    const args = [...flags, fromRoot('scripts', 'demo', 'command.ts'), preparedFile]
    const { code, output } = await run(process.execPath, args, { env: bareEnvironment(dataDir), quiet: true })
    if (code !== 0) {
      console.error(output)
      throw new Refusal('The demo could not be prepared; its reason stands above.')
    }
    await writeFile(stampFile, sources)
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

/**
 * Nothing of what the server is to run with: these are the simulator's people, in a database of their own.
 * @param {string} dataDir
 * @returns {NodeJS.ProcessEnv}
 */
function bareEnvironment(dataDir) {
  const { PATH, TMPDIR, NODE_OPTIONS } = process.env
  return { PATH, TMPDIR, NODE_OPTIONS, NODE_ENV: 'production', LOG_LEVEL: 'warn', DATA_DIR: dataDir }
}

async function readStamp() {
  try {
    await access(preparedFile)
    return await readFile(stampFile, 'utf8')
  } catch {
    return null
  }
}
