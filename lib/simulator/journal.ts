import { closeSync, existsSync, fstatSync, ftruncateSync, mkdirSync, openSync, readSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { rewriteJournal, writeLine } from './journal-rewrite'
import { lockFolder } from './lock'
import type { Kind, Rows } from './rows'
import { StorageError } from './storage-error'

export type Entry = { offsetMs: number } | { reset: string } | PutEntry

export type PutEntry<K extends Kind = Kind> = {
  [P in K]: { world: string; kind: P; id: string; row: Rows[P] | null }
}[K]

/** An entry on its way out: what kind of row it is no longer matters. */
export type Written = Entry | { world: string; kind: string; id: string; row: unknown }

/** Where a simulator keeps what happened: one list of entries per committed step. */
export type Storage = {
  load(): Iterable<Entry[]>
  /** Returns once the step cannot be lost by the process being killed. */
  append(entries: Written[]): void
  /** Keeps these steps, which tell the same, instead of all before. Not for steps that come from `load`. */
  replace(steps: Iterable<Written[]>): void
  close(): void
}

export function memoryStorage(): Storage {
  return { load: () => [], append: () => {}, replace: () => {}, close: () => {} }
}

/**
 * An append-only journal in a folder of its own, one line per step. It survives a killed process, not a power cut: lines are
 * handed to the system, not forced to the disk, except where the whole is written anew.
 * @throws StorageError when another living process holds the folder, or it cannot be written to.
 */
export function fileStorage(folder: string): Storage {
  const path = join(folder, 'journal.jsonl')
  const { unlock, file: first } = openFolder(folder, path)
  let file = first
  let size = 0
  return {
    *load() {
      for (const line of wholeLines(file)) {
        size += line.length + 1
        yield readLine(line, path)
      }
      // What follows the last whole line was cut short by a kill: nobody was told that it happened.
      ftruncateSync(file, size)
    },
    append(entries) {
      try {
        size += writeLine(file, entries)
      } catch (error) {
        ftruncateSync(file, size)
        throw error
      }
    },
    replace(steps) {
      rewriteJournal(path, steps)
      const fresh = openJournal(path)
      closeSync(file)
      file = fresh
      size = fstatSync(file).size
    },
    close() {
      closeSync(file)
      unlock()
    },
  }
}

function openFolder(folder: string, path: string): { unlock: () => void; file: number } {
  try {
    makeFolder(folder)
    const unlock = lockFolder(folder)
    // Left by whoever was killed while writing it.
    rmSync(`${path}.new`, { force: true })
    return { unlock, file: openJournal(path) }
  } catch (cause) {
    if (cause instanceof StorageError) throw cause
    throw new StorageError(`The folder ${folder} cannot be written to: choose another one.`, { cause })
  }
}

function openJournal(path: string): number {
  return openSync(path, 'a+', 0o600)
}

/** Not `recursive`, which never ends under /proc and its like. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
}

const CHUNK = 1 << 20

/** Read in pieces: a journal may be longer than a string can be. */
function* wholeLines(file: number): Generator<Buffer> {
  let rest = Buffer.alloc(0)
  let position = 0
  for (;;) {
    const chunk = Buffer.alloc(CHUNK)
    const length = readSync(file, chunk, 0, CHUNK, position)
    if (length === 0) return
    position += length
    rest = Buffer.concat([rest, chunk.subarray(0, length)])
    let from = 0
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10, from)) {
      yield rest.subarray(from, end)
      from = end + 1
    }
    rest = rest.subarray(from)
  }
}

function readLine(line: Buffer, path: string): Entry[] {
  try {
    return JSON.parse(line.toString('utf8'))
  } catch (cause) {
    throw new StorageError(`The journal ${path} is damaged: move it away to start empty.`, { cause })
  }
}
