import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fromRoot, root } from './root.mjs'

/**
 * Changes with every file in these folders and with the settings of the whole, tests left out.
 * @param {string[]} folders
 */
export async function hashSources(folders) {
  const hash = createHash('sha256')
  for (const file of (await listSources(folders)).sort()) {
    hash.update(`${file}\0`).update(await readFile(fromRoot(file)))
  }
  return hash.digest('hex')
}

/** @param {string[]} folders */
async function listSources(folders) {
  const top = await readdir(root, { withFileTypes: true })
  const config = top.filter((entry) => entry.isFile() && isConfig(entry.name)).map((entry) => entry.name)
  const nested = await Promise.all(folders.map(listFolder))
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
