/** Which buckets of an index a row stands in, and where: the order is compared as text. */
export type Place = { bucket: string; order: string }

/** Makes a number comparable as text. */
export function ordered(value: number): string {
  return String(value).padStart(16, '0')
}

/** Ids in an order that is compared as text. */
export interface Keys {
  readonly length: number
  /** What stands at a position: the order and the id. */
  keyAt(position: number): string | undefined
  /** The id at a position. */
  at(position: number): string | undefined
  /** How many keys stand before this place. */
  countBefore(order: string, id?: string): number
}

/** Ids in order, oldest first. Mostly appended to, so insertion is a push. */
export class SortedKeys implements Keys {
  readonly #keys: string[] = []

  get length(): number {
    return this.#keys.length
  }

  keyAt(position: number): string | undefined {
    return this.#keys[position]
  }

  at(position: number): string | undefined {
    return idOfKey(this.#keys[position])
  }

  countBefore(order: string, id = ''): number {
    return this.#search(keyOf(order, id))
  }

  add(order: string, id: string): void {
    const key = keyOf(order, id)
    this.#keys.splice(this.#search(key), 0, key)
  }

  remove(order: string, id: string): void {
    const key = keyOf(order, id)
    const position = this.#search(key)
    if (this.#keys[position] === key) this.#keys.splice(position, 1)
  }

  #search(key: string): number {
    let low = 0
    let high = this.#keys.length
    const last = this.#keys[high - 1]
    if (last !== undefined && last < key) return high
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#keys[middle] ?? '') < key) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** Rows by id, with ordered indexes kept beside them. Rows are replaced, never changed in place. */
export class Table<Row extends { id: string }> {
  readonly #rows = new Map<string, Row>()
  readonly #buckets = new Map<string, SortedKeys>()

  constructor(
    private readonly indexes: Record<string, (row: Row) => Place[]>,
    private readonly changed: (id: string, before: Row | undefined) => void,
  ) {}

  get size(): number {
    return this.#rows.size
  }

  get(id: string): Row | undefined {
    return this.#rows.get(id)
  }

  rows(): Iterable<Row> {
    return this.#rows.values()
  }

  put(row: Row): void {
    this.changed(row.id, this.#rows.get(row.id))
    this.restore(row.id, row)
  }

  delete(id: string): void {
    this.changed(id, this.#rows.get(id))
    this.restore(id, null)
  }

  keys(index: string, bucket = ''): SortedKeys {
    return this.#buckets.get(`${index}\u0000${bucket}`) ?? NOTHING
  }

  *each(index: string, bucket = ''): Generator<Row> {
    const keys = this.keys(index, bucket)
    const ids = Array.from({ length: keys.length }, (_, position) => keys.at(position) ?? '')
    for (const id of ids) {
      const row = this.#rows.get(id)
      if (row) yield row
    }
  }

  /** Sets a row without recording it: loading a journal, taking a change back. */
  restore(id: string, row: Row | null): void {
    const before = this.#rows.get(id)
    for (const [index, placesOf] of Object.entries(this.indexes)) {
      const old = before ? placesOf(before) : []
      const fresh = row ? placesOf(row) : []
      for (const place of old) if (!has(fresh, place)) this.#leave(index, place, id)
      for (const place of fresh) if (!has(old, place)) this.#bucket(index, place.bucket).add(place.order, id)
    }
    if (row) this.#rows.set(id, row)
    else this.#rows.delete(id)
  }

  /** An empty bucket is not kept: most of them belong to rows that are gone. */
  #leave(index: string, { bucket, order }: Place, id: string): void {
    const keys = this.#bucket(index, bucket)
    keys.remove(order, id)
    if (keys.length === 0) this.#buckets.delete(`${index}\u0000${bucket}`)
  }

  #bucket(index: string, bucket: string): SortedKeys {
    const name = `${index}\u0000${bucket}`
    const found = this.#buckets.get(name)
    if (found) return found
    const made = new SortedKeys()
    this.#buckets.set(name, made)
    return made
  }
}

const NOTHING = new SortedKeys()
const ORDER_WIDTH = 33
const SEPARATED = ORDER_WIDTH + 1

/** The order is padded so that the id can be cut off again. */
export function keyOf(order: string, id: string): string {
  return `${order.padEnd(ORDER_WIDTH)} ${id}`
}

export function idOfKey(key: string | undefined): string | undefined {
  return key?.slice(SEPARATED)
}

function has(places: Place[], place: Place): boolean {
  return places.some((other) => other.bucket === place.bucket && other.order === place.order)
}
