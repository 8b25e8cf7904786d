import 'server-only'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { FolderError } from './folder-error'

const holder = z.object({ pid: z.number().int(), started: z.string() })
type Holder = z.infer<typeof holder>

declare global {
  var tidewaterLockedFolders: Set<string> | undefined
}

/** As long as a process that was killed may need to end; only who is about to be refused waits it out. */
const patienceMs = 2000
const pauseMs = 50

/**
 * PGlite takes no lock of its own, and a second process that opens its folder loses rows without a word.
 * A file beside the folder names who holds it; what a dead process left behind is taken over. Returns how to let go.
 */
export function lockFolder(folder: string): () => void {
  const file = `${folder}.lock`
  globalThis.tidewaterLockedFolders ??= new Set()
  const held = globalThis.tidewaterLockedFolders
  if (held.has(file) || !claimInTime(file)) throw inUse(folder, file)
  held.add(file)
  return () => {
    held.delete(file)
    rmSync(file, { force: true })
  }
}

/** Blocks while it waits: nothing else of this process has begun. */
function claimInTime(file: string): boolean {
  for (let waitedMs = 0; waitedMs <= patienceMs; waitedMs += pauseMs) {
    if (claim(file) || (removeStale(file) && claim(file))) return true
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs)
  }
  return false
}

/** Linked into place whole: a file that is there always says who made it. */
function claim(file: string): boolean {
  const self: Holder = { pid: process.pid, started: statOf(process.pid).started ?? '' }
  const draft = `${file}.${process.pid}.new`
  writeFileSync(draft, JSON.stringify(self), { mode: 0o600 })
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (error instanceof Error && Reflect.get(error, 'code') === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft)
  }
}

/** Moves the file away before judging it again: of two that find the same dead holder, only one gets it. */
function removeStale(file: string): boolean {
  if (isAlive(readHolder(file))) return false
  const aside = `${file}.${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    return true
  }
  const isStale = !isAlive(readHolder(aside))
  if (isStale) rmSync(aside, { force: true })
  else renameSync(aside, file)
  return isStale
}

/** A process number is used again after a restart, in containers always: the same number counts only with the same start. */
function isAlive(found: Holder | null): boolean {
  if (!found) return false
  if (found.pid === process.pid) return false
  try {
    process.kill(found.pid, 0)
  } catch (error) {
    return error instanceof Error && Reflect.get(error, 'code') === 'EPERM'
  }
  const { state, started } = statOf(found.pid)
  if (state !== null && overStates.includes(state)) return false
  return started === null || found.started === '' || started === found.started
}

function readHolder(file: string): Holder | null {
  try {
    return holder.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}

/** A zombie keeps its number until its parent asks how it ended, which some never do; its files are closed. */
const overStates = ['Z', 'X']

/** A process's state, and when it started in ticks since the machine did; nulls where /proc does not exist. */
function statOf(pid: number): { state: string | null; started: string | null } {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { state: fields[0] ?? null, started: fields[19] ?? null }
  } catch {
    return { state: null, started: null }
  }
}

function inUse(folder: string, file: string): FolderError {
  const pid = readHolder(file)?.pid ?? 'unknown'
  return new FolderError(
    `The data folder ${folder} is in use by another Tidewater process (pid ${pid}): stop that one, or set DATA_DIR to another folder.`,
  )
}
