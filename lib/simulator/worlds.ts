import { idFrom } from './ids'
import type { Entry, PutEntry, Storage, Written } from './journal'
import type { Kind, Rows } from './rows'
import { World } from './world'

/** How many more changes than rows a journal may hold before it is written anew, and how many it may hold in any case. */
const WASTEFUL = 4
const SHORT = 10_000

/** Rows in one step of a journal written anew. */
const STEP = 1_000

/** All the worlds of a simulator, and the one place where a change becomes lasting. */
export class Worlds {
  readonly #worlds = new Map<string, World>()
  /** Of worlds, by key: working them out anew would be half the work of a read. */
  readonly #ids = new Map<string, string>()
  #offsetMs = 0
  #batch: Batch | null = null
  #listener = () => {}

  constructor(
    private readonly storage: Storage,
    private readonly seed: string,
    private readonly apiVersion: string,
  ) {
    let told = 0
    for (const entries of storage.load()) {
      for (const entry of entries) this.#replay(entry)
      told += entries.length
    }
    if (told > SHORT && told > WASTEFUL * this.#size()) storage.replace(this.#retold())
  }

  get offsetMs(): number {
    return this.#offsetMs
  }

  /** The world of a secret key, or of a key and the account connected to it. The key itself is not stored. */
  ofKey(key: string): World {
    const id = this.#ids.get(key) ?? idFrom('acct', key)
    this.#ids.set(key, id)
    const world = this.#world(id)
    const [platform = '', account] = key.split(' ')
    if (account) world.connected = { account, platform: idFrom('acct', platform) }
    return world
  }

  all(): World[] {
    return [...this.#worlds.values()]
  }

  /** Has something called after each step that changed anything. */
  onChange(listener: () => void): void {
    this.#listener = listener
  }

  /** Runs one step. What it changed is stored as one line when it returns, and undone when it throws. */
  commit<T>(step: () => T): T {
    if (this.#batch) throw new Error('A step cannot be taken inside another one.')
    const batch: Batch = { changes: new Map(), undo: [] }
    this.#batch = batch
    try {
      const result = step()
      if (batch.changes.size > 0) {
        this.storage.append(Array.from(batch.changes.values(), (current) => current()))
        this.#listener()
      }
      return result
    } catch (error) {
      for (const undo of batch.undo.reverse()) undo()
      throw error
    } finally {
      this.#batch = null
    }
  }

  setOffset(offsetMs: number): void {
    const before = this.#offsetMs
    this.#record(
      'clock',
      () => ({ offsetMs }),
      () => this.#setOffset(before),
    )
    this.#setOffset(offsetMs)
  }

  /** Empties a world. Only the first thing in a step, since what it held before is forgotten. */
  reset(world: World, seed: string): World {
    this.#record(
      `${world.id} reset`,
      () => ({ reset: world.id }),
      () => this.#worlds.set(world.id, world),
    )
    const fresh = this.#make(world.id)
    fresh.tables.meta.put({ id: 'world', seed, count: 0, peopled: false })
    return fresh
  }

  #world(id: string): World {
    return this.#worlds.get(id) ?? this.#make(id)
  }

  #make(id: string): World {
    const world = new World(
      id,
      this.seed,
      this.apiVersion,
      (...change) => this.#witness(...change),
      (other) => this.#worlds.get(other),
    )
    this.#worlds.set(id, world)
    return world
  }

  #witness<K extends Kind>(world: World, kind: K, id: string, before: Rows[K] | undefined): void {
    const table = world.tables[kind]
    this.#record(
      `${world.id} ${kind} ${id}`,
      () => ({ world: world.id, kind, id, row: table.get(id) ?? null }),
      () => table.restore(id, before ?? null),
    )
  }

  #record(name: string, current: () => Written, undo: () => void): void {
    if (!this.#batch) throw new Error('A change outside a step would not be stored.')
    this.#batch.undo.push(undo)
    this.#batch.changes.set(name, current)
  }

  #replay(entry: Entry): void {
    if ('offsetMs' in entry) this.#setOffset(entry.offsetMs)
    else if ('reset' in entry) this.#make(entry.reset)
    else this.#put(entry)
  }

  #put<K extends Kind>(entry: PutEntry<K>): void {
    const tables: World['tables'] = this.#world(entry.world).tables
    tables[entry.kind].restore(entry.id, entry.row)
  }

  #setOffset(offsetMs: number): void {
    this.#offsetMs = offsetMs
  }

  #size(): number {
    const tables = this.all().flatMap((world) => Object.values(world.tables))
    return tables.reduce((sum, { size }) => sum + size, 0)
  }

  /** All there is, as the steps that would lead here at once. */
  *#retold(): Generator<Written[]> {
    let step: Written[] = []
    for (const entry of this.#entries()) {
      step.push(entry)
      if (step.length < STEP) continue
      yield step
      step = []
    }
    yield step
  }

  *#entries(): Generator<Written> {
    yield { offsetMs: this.#offsetMs }
    for (const { id: world, tables } of this.all()) {
      for (const [kind, table] of Object.entries(tables)) {
        for (const row of table.rows()) yield { world, kind, id: row.id, row }
      }
    }
  }
}

/** Latest state per name, told apart so that a row changed five times in a step is written once. */
type Batch = { changes: Map<string, () => Written>; undo: (() => void)[] }
