import type { AccountRow, Bulk } from '../rows'
import { idOfKey, type Keys, keyOf, ordered } from '../table'
import { bulkId, bulkTime, bulkToken } from './bulk'

/** The keys of generated rows, worked out where they are asked for: a million take no more room than one. */
export class BulkKeys implements Keys {
  readonly length: number
  readonly #token: string

  constructor(
    account: AccountRow,
    private readonly pieces: Bulk[],
  ) {
    this.#token = bulkToken(account.id)
    this.length = pieces.reduce((sum, { count }) => sum + count, 0)
  }

  keyAt(position: number): string | undefined {
    let rest = position
    for (const piece of this.pieces) {
      const index = piece.first + rest
      if (rest < piece.count) return keyOf(ordered(bulkTime(piece, index)), bulkId(this.#token, index))
      rest -= piece.count
    }
    return undefined
  }

  at(position: number): string | undefined {
    return idOfKey(this.keyAt(position))
  }

  countBefore(order: string, id = ''): number {
    const key = keyOf(order, id)
    let low = 0
    let high = this.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.keyAt(middle) ?? '') < key) low = middle + 1
      else high = middle
    }
    return low
  }
}
