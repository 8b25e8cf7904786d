import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fromRoot } from './root.mjs'

/**
 * The test files that grow with `PROVE`: those whose name begins with a word, and what all may be called.
 * @param {string} word
 */
export async function findProofs(word) {
  /** @type {string[]} */
  const files = []
  for (const folder of ['lib', 'e2e']) {
    const names = await readdir(fromRoot(folder), { recursive: true })
    const tests = names.filter((name) => /\.(test|spec)\.ts$/.test(name)).sort()
    for (const name of tests) {
      const text = await readFile(fromRoot(folder, name), 'utf8')
      if (text.includes('process.env.PROVE')) files.push(path.posix.join(folder, name))
    }
  }
  const nameOf = (/** @type {string} */ file) => path.basename(file).split('.')[0] ?? ''
  return { named: files.filter((file) => nameOf(file).startsWith(word)), all: [...new Set(files.map(nameOf))].sort() }
}
