import 'server-only'
import { randomBytes } from 'node:crypto'
import { keepOnce } from './keep-once'
import type { Env } from './read-env'

/** What sessions are signed with: given, or made once and kept beside the data. */
export function authSecret({ authSecret: given, dataDir }: Pick<Env, 'authSecret' | 'dataDir'>): string {
  return given ?? keepOnce(dataDir, 'auth-secret', () => randomBytes(32).toString('base64url'))
}
