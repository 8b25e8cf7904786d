import 'server-only'
import type { Announced } from './announce'

/** Enough for a browser that was away for a moment. */
const kept = 2_000

type Numbered = Announced & { number: number }

/** The last hints of this instance, numbered, so that a stream goes on where it broke off. */
export class Ring {
  readonly #instance: string
  #hints: Numbered[] = []
  #number = 0
  /** Before this number something is missing. */
  #complete = 0

  constructor(instance: string) {
    this.#instance = instance
  }

  /** Names the newest hint; a stream that begins here misses nothing that comes later. */
  get cursor(): string {
    return this.idOf(this.#number)
  }

  idOf(number: number): string {
    return `${this.#instance}.${number}`
  }

  add(hint: Announced): Numbered {
    this.#number += 1
    const numbered = { ...hint, number: this.#number }
    this.#hints.push(numbered)
    if (this.#hints.length >= 2 * kept) {
      this.#hints = this.#hints.slice(-kept)
      this.#complete = (this.#hints[0]?.number ?? 1) - 1
    }
    return numbered
  }

  /** Hints were lost: nothing from before now can be gone on from. */
  breakOff(): void {
    this.#number += 1
    this.#complete = this.#number
    this.#hints = []
  }

  /** What came after this cursor; null if that is not known here. */
  since(cursor: string): Numbered[] | null {
    const [instance, digits] = cursor.split('.')
    const number = Number(digits)
    if (instance !== this.#instance || !Number.isInteger(number)) return null
    if (number < this.#complete || number > this.#number) return null
    return this.#hints.filter((hint) => hint.number > number)
  }
}
