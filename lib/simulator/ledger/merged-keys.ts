import { idOfKey, type Keys } from '../table'

/** Two lists of keys as one. Looked up in steps that grow with the smaller one only. */
export class MergedKeys implements Keys {
  readonly length: number

  constructor(
    private readonly large: Keys,
    private readonly small: Keys,
  ) {
    this.length = large.length + small.length
  }

  keyAt(position: number): string | undefined {
    const taken = this.#takenFromSmall(position)
    const small = this.small.keyAt(taken)
    const large = this.large.keyAt(position - taken)
    if (small === undefined || large === undefined) return small ?? large
    return small < large ? small : large
  }

  at(position: number): string | undefined {
    return idOfKey(this.keyAt(position))
  }

  countBefore(order: string, id = ''): number {
    return this.large.countBefore(order, id) + this.small.countBefore(order, id)
  }

  /** How many of the first keys come from the smaller list. */
  #takenFromSmall(position: number): number {
    let low = Math.max(0, position - this.large.length)
    let high = Math.min(position, this.small.length)
    while (low < high) {
      const middle = (low + high) >>> 1
      const last = this.large.keyAt(position - middle - 1) ?? ''
      if (last < (this.small.keyAt(middle) ?? '')) high = middle
      else low = middle + 1
    }
    return low
  }
}
