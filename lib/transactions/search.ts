import 'server-only'
import { and, eq, gt, inArray, like, lt, notInArray, or, type SQL, sql } from 'drizzle-orm'
import { accounts } from '@/lib/accounts/table'
import { database } from '@/lib/db/client'
import { newestFirst } from '@/lib/db/newest-first'
import { threeDecimals, zeroDecimals } from '@/lib/format/currency'
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
  for (const term of doubtful) if (!(await isInAny(term, among))) slipped.add(term)
  return slipped
}

/** Looked for as rows are: near by first, since what many rows hold is there, and then by the index of words. */
async function isInAny(term: Term, among: SQL | undefined): Promise<boolean> {
  const isOf = eq(transactions.accountId, accounts.id)
  const { id, words, transactedAt } = transactions
  const near = database()
    .select({ words })
    .from(transactions)
    .where(isOf)
    .orderBy(...newestFirst(transactedAt, id))
    .limit(800)
    .as('near')
  // In an order that no other index answers to.
  const far = database()
    .select({ words })
    .from(transactions)
    .where(and(isOf, isIn(term)))
    .orderBy(sql`${id} || ''`)
    .limit(1)
    .as('far')
  for (const rows of [near, far]) {
    const found = await database()
      .select({ words: rows.words })
      .from(accounts)
      .innerJoinLateral(rows, sql`true`)
      .where(and(among, like(rows.words, `% ${term.text}%`)))
      .limit(1)
    if (found.length > 0) return true
  }
  return false
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
