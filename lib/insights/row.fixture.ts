import type { InsightRow } from './insight-row'

let made = 0

/** A row of an account on a day, posted unless told otherwise. */
export function rowOf(day: string, amount: number, description: string, rest: Partial<InsightRow> = {}): InsightRow {
  made += 1
  const id = `fctxn_${String(made).padStart(6, '0')}`
  return { id, account: 'fca_everyday', day, amount, currency: 'usd', description, status: 'posted', ...rest }
}
