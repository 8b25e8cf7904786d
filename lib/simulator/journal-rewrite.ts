import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import type { Written } from './journal'

/**
 * Puts a shorter journal in the place of a long one. Whoever is killed on the way leaves the one or the other, whole: the new one
 * gets its name when it is on the disk.
 */
export function rewriteJournal(path: string, steps: Iterable<Written[]>): void {
  const fresh = `${path}.new`
  try {
    const file = openSync(fresh, 'w', 0o600)
    try {
      for (const entries of steps) writeLine(file, entries)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(fresh, path)
  } catch {
    // A full disk is no reason not to start: the long one tells the same.
    rmSync(fresh, { force: true })
  }
}

/** Answers with how many bytes it took. */
export function writeLine(file: number, entries: Written[]): number {
  const line = Buffer.from(`${JSON.stringify(entries)}\n`)
  let written = 0
  while (written < line.length) written += writeSync(file, line, written)
  return line.length
}
