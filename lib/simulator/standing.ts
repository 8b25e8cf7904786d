import type { Storage, Written } from './journal'

/** Entries in one step. */
const STEP = 1_000

export type Standing = Storage & {
  /** As the steps that lead to where things stand, at once. */
  steps(): Generator<Written[]>
}

/** Remembers where things stand and not how they came to: what another storage can begin with. In memory. */
export function standingStorage(): Standing {
  const entries = new Map<string, Written>()
  return {
    load: () => [],
    append(step) {
      for (const entry of step) keep(entries, entry)
    },
    replace() {},
    close() {},
    *steps() {
      const all = [...entries.values()]
      for (let from = 0; from < all.length; from += STEP) yield all.slice(from, from + STEP)
    },
  }
}

function keep(entries: Map<string, Written>, entry: Written): void {
  if ('offsetMs' in entry) entries.set('clock', entry)
  else if ('reset' in entry) forgetWorld(entries, entry.reset)
  else if (entry.row === null) entries.delete(nameOf(entry))
  else entries.set(nameOf(entry), entry)
}

function nameOf({ world, kind, id }: { world: string; kind: string; id: string }): string {
  return `${world} ${kind} ${id}`
}

function forgetWorld(entries: Map<string, Written>, world: string): void {
  for (const name of [...entries.keys()]) if (name.startsWith(`${world} `)) entries.delete(name)
}
