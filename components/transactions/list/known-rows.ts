// (shared) The rows of a list that have come, by their day and their place in it.
import { replaceEqualDeep } from '@tanstack/react-query'
import type { TransactionView } from '@/lib/transactions/transaction-view'
import type { DayRows } from '../queries'
import type { Block } from './blocks'

type Known = { rows: Map<number, TransactionView>; places: Map<string, number> }

/**
 * Places are counted from the end of a day: what comes into a day mostly comes at its beginning, and the rows below it are then
 * still known while they are asked for again.
 */
export class KnownRows {
  readonly #days = new Map<string, Known>()
  readonly #put = new Map<string, DayRows>()

  put({ from, to, partOf, offset }: Block, days: DayRows): void {
    const name = `${from} ${to} ${offset}`
    if (this.#put.get(name) === days) return
    this.#put.set(name, days)
    for (const [day, rows] of Object.entries(days)) {
      const before = byId(this.#days.get(day))
      const known = (partOf !== null && this.#days.get(day)) || empty()
      const last = (partOf === null ? rows.length : partOf - offset) - 1
      for (const [index, row] of rows.entries()) {
        // A row that moved on is the one it was: it is not drawn again.
        known.rows.set(last - index, replaceEqualDeep(before.get(row.id), row))
        known.places.set(row.id, last - index)
      }
      this.#days.set(day, known)
    }
  }

  at(day: string, fromEnd: number): TransactionView | undefined {
    return this.#days.get(day)?.rows.get(fromEnd)
  }

  placeOf(day: string, id: string): number | undefined {
    return this.#days.get(day)?.places.get(id)
  }

  /** Those that were there when the day had so many. */
  idsOf(day: string, count: number): ReadonlySet<string> | null {
    const known = this.#days.get(day)
    if (!known) return null
    return new Set([...known.places].filter(([, place]) => place < count).map(([id]) => id))
  }

  /** Forgets all days outside these, so that a long scroll does not keep all it passed. */
  keep(from: string, to: string): void {
    for (const day of this.#days.keys()) if (day < from || day > to) this.#days.delete(day)
    for (const name of this.#put.keys()) if (name.slice(0, 10) > to || name.slice(11, 21) < from) this.#put.delete(name)
  }
}

function byId(known: Known | undefined): Map<string, TransactionView> {
  return new Map([...(known?.rows.values() ?? [])].map((row) => [row.id, row]))
}

function empty(): Known {
  return { rows: new Map(), places: new Map() }
}
