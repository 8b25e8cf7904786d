import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StorageInUseError } from './storage-error'

/** Keeps other processes out of a folder; gives back what lets them in again. Throws while another one is inside. */
export function lockFolder(folder: string): () => void {
  const lock = join(folder, 'lock')
  const holder = read(lock)
  const pid = Number.parseInt(holder ?? '', 10)
  // A process that was killed leaves its lock behind, and its number may have been given to another since.
  if (pid && pid !== process.pid && nameOf(pid) === holder) {
    throw new StorageInUseError(`The simulator's folder ${folder} is in use by process ${pid}.`)
  }
  writeFileSync(lock, nameOf(process.pid) ?? '')
  return () => rmSync(lock, { force: true })
}

/** A process's number and, where the system tells, when it began; null for one that is over. */
function nameOf(pid: number): string | null {
  if (!isRunning(pid)) return null
  const told = read(`/proc/${pid}/stat`)
  if (told === null) return String(pid)
  const [state, ...rest] = told.slice(told.lastIndexOf(')') + 2).split(' ')
  return state === 'Z' ? null : `${pid} ${rest[STARTED]}`
}

/** Where the start time stands among the fields behind the state. */
const STARTED = 18

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // A process of somebody else's cannot be signalled, but it lives.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
