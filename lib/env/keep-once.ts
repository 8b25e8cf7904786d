import 'server-only'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The text of a file that is made at its first reading, for nobody else to read. */
export function keepOnce(folder: string, name: string, make: () => string): string {
  const file = join(folder, name)
  return read(file) ?? write(folder, file, make())
}

/** Linked into place whole, so that of two processes that start at once both keep the same one. */
function write(folder: string, file: string, text: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, text, { mode: 0o600 })
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!read(file)) throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return read(file) ?? text
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim() || null
  } catch (error) {
    if (error instanceof Error && Reflect.get(error, 'code') === 'ENOENT') return null
    throw error
  }
}
