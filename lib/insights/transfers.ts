// (shared) Money that moved between somebody's own accounts: it went out of one and into another, and left nobody.
import { addDays } from './calendar'
import { listIn } from './grouped'
import { type InsightRow, isMoved } from './insight-row'

export type Transfer = { out: InsightRow; in: InsightRow; days_apart: number }

/** A weekend and a day for the other bank. */
export const mostDaysApart = 4

/**
 * Pairs of the same amount and currency, out of one account and into another, at most four days apart. The nearest in time belong
 * together, and no row belongs to two pairs. Nothing else is asked for, so that it can be said in one sentence.
 */
export function findTransfers(rows: readonly InsightRow[]): Transfer[] {
  const found: Transfer[] = []
  for (const { outs, ins } of bothWays(rows)) found.push(...pair(outs, ins))
  return found.sort((a, b) => b.out.day.localeCompare(a.out.day) || a.out.id.localeCompare(b.out.id))
}

type Both = { outs: InsightRow[]; ins: Map<string, InsightRow[]> }

/** Of each amount what went out, and by its day what came in. */
function bothWays(rows: readonly InsightRow[]): Both[] {
  const amounts = new Map<string, Both>()
  for (const row of rows.filter(isMoved)) {
    const key = `${row.currency} ${Math.abs(row.amount)}`
    const both: Both = amounts.get(key) ?? { outs: [], ins: new Map() }
    amounts.set(key, both)
    if (row.amount < 0) both.outs.push(row)
    else listIn(both.ins, row.day).push(row)
  }
  return [...amounts.values()].filter(({ outs, ins }) => outs.length > 0 && ins.size > 0)
}

/** All that are on the same day first, then those a day apart, and so on. */
function pair(outs: readonly InsightRow[], ins: Map<string, InsightRow[]>): Transfer[] {
  const found: Transfer[] = []
  let left = outs
  for (let days = 0; days <= mostDaysApart; days += 1) {
    left = left.filter((out) => {
      const partner = take(ins, out, addDays(out.day, days)) ?? take(ins, out, addDays(out.day, -days))
      if (partner) found.push({ out, in: partner, days_apart: days })
      return !partner
    })
  }
  return found
}

function take(ins: Map<string, InsightRow[]>, out: InsightRow, day: string): InsightRow | undefined {
  const there = ins.get(day)
  const index = there?.findIndex(({ account }) => account !== out.account) ?? -1
  return index < 0 ? undefined : there?.splice(index, 1)[0]
}
