// (shared) A transaction as insights look at it.

export type InsightRow = {
  id: string
  /** The account it is shown under: of one that was replaced, the one that took its place. */
  account: string
  /** Calendar day in the viewer's zone, as 2025-08-06. */
  day: string
  /** Integer minor units; negative is money out. */
  amount: number
  currency: string
  description: string
  status: string
}

/** Void rows never moved money: no insight counts them. */
export function isMoved({ status, amount }: InsightRow): boolean {
  return status !== 'void' && amount !== 0
}
