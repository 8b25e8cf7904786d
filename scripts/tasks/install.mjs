import { readFile } from 'node:fs/promises'
import { run } from './process.mjs'
import { Refusal } from './refusal.mjs'
import { fromRoot } from './root.mjs'
import { timed } from './say.mjs'

/** @typedef {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, extraneous?: boolean }>} LockedPackages */

/** Installs with `npm ci` unless node_modules already holds exactly what package-lock.json names. */
export async function ensureInstalled() {
  if (await isInstalled()) {
    console.log('Dependencies are installed.')
    return
  }
  await timed('Installing dependencies with npm ci (about a minute)', async () => {
    const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
    const { code } = await runNpm(args)
    if (code !== 0) throw new Refusal('npm ci failed; its reason stands above.')
  })
}

/** Compares with the list that npm leaves in node_modules at the end of every install, whoever ran it. */
async function isInstalled() {
  try {
    const wanted = await readPackages('package-lock.json')
    const present = await readPackages('node_modules/.package-lock.json')
    return missingPackages(wanted, present).length === 0
  } catch {
    return false
  }
}

/**
 * Optional packages are for some platforms only, and npm ci leaves extraneous ones out: their absence proves nothing.
 * @param {LockedPackages} wanted
 * @param {LockedPackages} present
 */
export function missingPackages(wanted, present) {
  return Object.entries(wanted)
    .filter(([path]) => path !== '')
    .filter(([path, entry]) => {
      const found = present[path]
      if (found) return found.version !== entry.version
      return !(entry.optional || entry.devOptional || entry.extraneous)
    })
    .map(([path]) => path)
}

/**
 * @param {string} file
 * @returns {Promise<LockedPackages>}
 */
async function readPackages(file) {
  return JSON.parse(await readFile(fromRoot(file), 'utf8')).packages
}

/** @param {string[]} args */
function runNpm(args) {
  const npm = process.env.npm_execpath
  return npm?.endsWith('.js') ? run(process.execPath, [npm, ...args]) : run('npm', args)
}
