import { closeSync, ftruncateSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { lockFolder } from './lock'
import type { Kind, Rows } from './rows'

export type Entry = { offsetMs: number } | { reset: string } | PutEntry

export type PutEntry<K extends Kind = Kind> = {
  [P in K]: { world: string; kind: P; id: string; row: Rows[P] | null }
}[K]

/** An entry on its way out: what kind of row it is no longer matters. */
export type Written = Entry | { world: string; kind: Kind; id: string; row: unknown }

/** Where a simulator keeps what happened: one list of entries per committed step. */
export type Storage = {
  load(): Iterable<Entry[]>
  /** Returns once the step cannot be lost by the process being killed. */
  append(entries: Written[]): void
  close(): void
}

export function memoryStorage(): Storage {
  return { load: () => [], append: () => {}, close: () => {} }
}

/**
 * An append-only journal in a folder of its own, one line per step. It survives a killed process, not a power cut: lines are
 * handed to the system, not forced to the disk. Throws when another living process holds the folder.
 */
export function fileStorage(folder: string): Storage {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const unlock = lockFolder(folder)
  const path = join(folder, 'journal.jsonl')
  const file = openSync(path, 'a+', 0o600)
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
      const line = Buffer.from(`${JSON.stringify(entries)}\n`)
      try {
        let written = 0
        while (written < line.length) written += writeSync(file, line, written)
        size += line.length
      } catch (error) {
        ftruncateSync(file, size)
        throw error
      }
    },
    close() {
      closeSync(file)
      unlock()
    },
  }
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
    throw new Error(`The journal ${path} is damaged. Move it away to start empty.`, { cause })
  }
}
