import 'server-only'
import { and, eq, gt, inArray, like, lt, notInArray, or, type SQL, sql } from 'drizzle-orm'
import { accounts } from '@/lib/accounts/table'
import { database } from '@/lib/db/client'
import { threeDecimals, zeroDecimals } from '@/lib/format/currency'
import { byIndex, nearby, nearbyEnd } from './found'
import { newestOfEach } from './newest'
import { type Term, type TypedAmount, termsOf } from './search-words'
import { transactions } from './table'

/**
 * The rows that a search means, of these accounts: each word begins one of the description's, or is the amount. Only a word that
 * begins none in any of their rows is taken for a slip.
 */
export async function isFoundBy(q: string, among: SQL | undefined): Promise<SQL | undefined> {
  const terms = termsOf(q)
  if (terms.length === 0) return sql`false`
  const slips = await slippedAmong(terms, among)
  return and(
    ...terms.map((term) =>
      or(slips.has(term) ? sql`${transactions.words} ~ ${term.slips}` : isIn(term), isAmount(term.amount)),
    ),
  )
}

/** The text holds no sign that a pattern knows, since signs are spaces. */
function isIn({ text }: Term): SQL {
  return like(transactions.words, `% ${text}%`)
}

async function slippedAmong(terms: Term[], among: SQL | undefined): Promise<Set<Term>> {
  const doubtful = terms.filter(({ slips }) => slips !== null)
  const slipped = new Set<Term>()
  if (doubtful.length === 0) return slipped
  const end = await nearbyEnd(among, undefined)
  for (const term of doubtful) if (!(await isInAny(term, among, end))) slipped.add(term)
  return slipped
}

/** Looked for as rows are: near by first, since what many rows hold is there, and then by the index of words. */
async function isInAny(term: Term, among: SQL | undefined, end: Date | null): Promise<boolean> {
  const near = end === null ? undefined : gt(transactions.transactedAt, end)
  const found = newestOfEach(database(), { among, rows: isIn(term) }, 1, { near, count: nearby })
  if ((await database().$count(found)) > 0) return true
  if (end === null) return false
  return byIndex(async (db) => {
    const far = await db
      .select({ id: transactions.id })
      .from(accounts)
      .innerJoin(transactions, eq(transactions.accountId, accounts.id))
      .where(and(among, isIn(term)))
      .limit(1)
    return far.length > 0
  })
}

/** As far as it is typed: 57 is all of 57.00 to 57.99, where the currency has cents. */
function isAmount(amount: TypedAmount | null): SQL | undefined {
  if (!amount) return undefined
  const currency = sql`upper(${transactions.currency})`
  const kinds = [
    { digits: 0, isOne: inArray(currency, [...zeroDecimals]) },
    { digits: 2, isOne: notInArray(currency, [...zeroDecimals, ...threeDecimals]) },
    { digits: 3, isOne: inArray(currency, [...threeDecimals]) },
  ]
  const is = { '-': lt(transactions.amount, 0), '+': gt(transactions.amount, 0) }
  const sizes = kinds
    .filter(({ digits }) => amount.fraction.length <= digits)
    .map(({ digits, isOne }) => and(isWithin(amount, digits), isOne))
  return and(or(...sizes), amount.sign === null ? undefined : is[amount.sign])
}

function isWithin({ whole, fraction }: TypedAmount, digits: number): SQL {
  const unit = 10 ** (digits - fraction.length)
  const least = Number(whole + fraction) * unit
  return sql`abs(${transactions.amount}) between ${least}::bigint and ${least + unit - 1}::bigint`
}
