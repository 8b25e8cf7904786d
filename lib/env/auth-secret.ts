import 'server-only'
import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Env } from './read-env'

/** What sessions are signed with: given, or made once and kept beside the data for nobody else to read. */
export function authSecret({ authSecret: given, dataDir }: Pick<Env, 'authSecret' | 'dataDir'>): string {
  if (given) return given
  const file = join(dataDir, 'auth-secret')
  return read(file) ?? make(dataDir, file)
}

/** Linked into place whole, so that of two processes that start at once both keep the same one. */
function make(dataDir: string, file: string): string {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const secret = randomBytes(32).toString('base64url')
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, secret, { mode: 0o600 })
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!read(file)) throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return read(file) ?? secret
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim() || null
  } catch (error) {
    if (error instanceof Error && Reflect.get(error, 'code') === 'ENOENT') return null
    throw error
  }
}
