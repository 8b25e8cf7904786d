import 'server-only'
import { DataKeyError } from '@/lib/data-key/seal'
import { FolderError } from '@/lib/db/folder-error'
import { ForeignDatabaseError } from '@/lib/db/installation'
import { EnvError } from '@/lib/env/read-env'

/** Ends the process. Whoever started it reads one sentence; only what we did not foresee comes with its stack. */
export function refuseToStart(error: unknown): never {
  console.error(`Tidewater cannot start: ${sentenceFor(error)}`)
  if (!isForeseen(error)) console.error(error)
  process.exit(1)
}

const damaged = 'the database is damaged; go back to a copy of it, or set DATA_DIR or DATABASE_URL to another one.'

const sentences: Record<string, string> = {
  EACCES: 'a folder may not be written to; set DATA_DIR to one that can.',
  EROFS: 'the disk is read-only; set DATA_DIR to a folder that can be written to.',
  ENOSPC: 'the disk is full.',
  EEXIST: 'DATA_DIR leads through a file; set it to a folder.',
  ENOTDIR: 'DATA_DIR leads through a file; set it to a folder.',
  XX001: damaged,
  XX002: damaged,
  '58P01': damaged,
  ECONNREFUSED: 'nothing answers at DATABASE_URL.',
  ENOTFOUND: 'the host in DATABASE_URL is not known.',
  '28P01': 'Postgres refused the user or password in DATABASE_URL.',
  '28000': 'Postgres refused the user in DATABASE_URL.',
  '3D000': 'the database named in DATABASE_URL does not exist.',
}

export function sentenceFor(error: unknown): string {
  if (!(error instanceof Error)) return 'an unknown error.'
  if (isOurs(error)) return error.message
  return sentences[codeOf(error)] ?? error.message
}

function isForeseen(error: unknown): boolean {
  return error instanceof Error && (isOurs(error) || codeOf(error) in sentences)
}

function isOurs(error: Error): boolean {
  return (
    error instanceof EnvError ||
    error instanceof DataKeyError ||
    error instanceof FolderError ||
    error instanceof ForeignDatabaseError
  )
}

/** The system's or Postgres's; drivers wrap what happened, sometimes twice. */
function codeOf(error: Error): string {
  const code: unknown = Reflect.get(error, 'code')
  if (typeof code === 'string') return code
  return error.cause instanceof Error ? codeOf(error.cause) : ''
}
