import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fromRoot } from './root.mjs'

/** Read by Chromium alone; a comment to every other browser. */
const hint = '//# allFunctionsCalledOnLoad\n'

/**
 * Has a browser compile each script of the pages whole, beside the page while it arrives. Else every function is compiled at its first
 * call, while the page waits for it.
 */
export async function compileAhead() {
  const folder = fromRoot('.next', 'static', 'chunks')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.js'))
  await Promise.all(names.map((name) => putFirst(path.join(folder, name))))
}

/** @param {string} file */
async function putFirst(file) {
  const code = await readFile(file, 'utf8')
  if (!code.startsWith(hint)) await writeFile(file, hint + code)
}
