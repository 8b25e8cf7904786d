// (shared) One account's movements over some days, with the balance before and after, and how each of the two is known.

export type Period = {
  /** Calendar days of the reader's zone, both included. */
  from: string
  to: string
}

/** A balance at the edge of the period. */
export type Figure =
  | {
      kind: 'known'
      amount: number
      /** What the bank said, and when. */
      said: number
      as_of: string
      /** How many posted rows lie between that moment and the edge, and on which side of the edge that moment is. */
      rows: number
      side: 'before' | 'after'
    }
  /** The bank never said a balance in this currency. */
  | { kind: 'no-balance' }
  /** The balances are younger, and which rows came before this day is not known. */
  | { kind: 'before-history'; since: string }

/** Whether opening balance and rows come to the closing balance. */
export type Check =
  /** They do, and the two balances were said at different times. */
  | { kind: 'agrees' }
  | { kind: 'differs'; by: number }
  /** They do because both were worked out from the same balance: nothing is proved. */
  | { kind: 'unproved' }
  | { kind: 'unknown' }

export type CurrencyStatement = {
  currency: string
  opening: Figure
  closing: Figure
  /** Of all posted rows of the period; `out` is not above zero. */
  in: number
  out: number
  count: number
  check: Check
}

export type StatementRow = {
  id: string
  /** The moment it is listed under: for a posted row when it was posted. A date without a time is exactly midnight UTC. */
  at: string
  transacted_at: string
  description: string
  amount: number
  currency: string
  status: string
}

export type Statement = Period & {
  time_zone: string
  /** The period is not over: rows and closing balance are as of now. */
  is_running: boolean
  currencies: CurrencyStatement[]
  /** Posted rows, oldest first. */
  rows: StatementRow[]
  /** How many more there are than are listed; the figures count them as well. */
  unlisted: number
  /** Neither is in any figure. */
  pending: StatementRow[]
  voided: StatementRow[]
  /** The first day of which something is known. */
  since: string
}
