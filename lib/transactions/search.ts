import 'server-only'
import { and, eq, gt, like, type SQL, sql } from 'drizzle-orm'
import { accounts } from '@/lib/accounts/table'
import { database } from '@/lib/db/client'
import { isCounted } from './counted'
import { byIndex, edgesOf, nearby } from './found'
import { newestOfEach } from './newest'
import { type Slips, type Term, type TypedAmount, termsOf } from './search-words'
import { transactions } from './table'

/** Which rows a search means, of these accounts. */
export type Reading = (q: string, among: SQL | undefined) => Promise<SQL | undefined> | SQL | undefined

/** Each word begins one of the description's, or is the amount. Only a word that begins none in any of their rows is taken for a slip. */
export const isMeantBy: Reading = async (q, among) => {
  const terms = termsOf(q)
  const doubtful = terms.filter(isDoubtful)
  const slipped = new Set<Term>()
  if (doubtful.length > 0) {
    const { end } = await edgesOf(among, undefined, nearby)
    for (const term of doubtful) if (!(await isInAny(term, among, end))) slipped.add(term)
  }
  return holdsAll(terms, slipped)
}

/** The same where no word is a slip. As soon as one row is found, none can be: that row holds them all. */
export const isTypedIn: Reading = (q) => holdsAll(termsOf(q), new Set())

/** The same where it is known that none of their rows holds the one word that was typed. */
export const isSlipOf: Reading = (q) => {
  const terms = termsOf(q)
  return holdsAll(terms, new Set(terms))
}

export function mayHaveSlips(q: string): boolean {
  return termsOf(q).some(isDoubtful)
}

export function isOneWord(q: string): boolean {
  return termsOf(q).length === 1
}

/** The index is quick at words, and slow at numbers and slips, whose letters by threes stand in very many rows. */
export function kindOf(q: string, isFoundBy: Reading): 'words' | 'numbers' {
  return isFoundBy === isTypedIn && !/\d/.test(q) ? 'words' : 'numbers'
}

function isDoubtful({ slips }: Term): boolean {
  return slips !== null
}

function holdsAll(terms: Term[], slipped: ReadonlySet<Term>): SQL | undefined {
  if (terms.length === 0) return sql`false`
  return and(...terms.map((term) => (term.slips && slipped.has(term) ? isLike(term.slips) : isIn(term))))
}

/** The pattern is slow: most rows are refused before it, in words that no index hears. */
function isLike({ pattern, begins, ends }: Slips): SQL | undefined {
  const { words } = transactions
  return and(sql`regexp_like(${words}, ${`${begins}|${ends}`})`, sql`${words} ~ ${pattern}`)
}

function holds(text: string): SQL {
  return sql`strpos(${transactions.words}, ${text}) > 0`
}

/** The text holds no sign that a pattern knows, since signs are spaces. */
function isIn({ text, amount }: Term): SQL | undefined {
  const { words } = transactions
  if (amount !== null) return sql`${words} ~ ${` (${text}|${patternOf(amount)})`}`
  if (text.length < 5) return like(words, `% ${text}%`)
  return and(like(words, tellingPart(text)), holds(` ${text}`))
}

/** The index has a list of rows for every three letters and goes through each: of a long word, its beginning and its end tell enough. */
function tellingPart(text: string): string {
  return text.length < 8 ? `%${text}%` : `%${text.slice(0, 5)}%${text.slice(-3)}%`
}

/** As far as it is typed: 57 is all of 57.00 to 57.99, where the currency has cents. */
function patternOf({ sign, whole, fraction }: TypedAmount): string {
  return `${sign === null ? '[-+=]' : `[${sign}]`}${Number(whole)}[.]${fraction}`
}

/** Looked for as rows are: near by first, since what many rows hold is there, and then by the index of words. */
async function isInAny(term: Term, among: SQL | undefined, end: Date | null): Promise<boolean> {
  const near = end === null ? undefined : gt(transactions.transactedAt, end)
  const found = newestOfEach(database(), { among, rows: and(isCounted, isIn(term)) }, 1, { near, count: nearby })
  if ((await database().$count(found)) > 0) return true
  if (end === null) return false
  return byIndex(async (db) => {
    const far = await db
      .select({ id: transactions.id })
      .from(accounts)
      .innerJoin(transactions, eq(transactions.accountId, accounts.id))
      .where(and(among, isCounted, isIn(term)))
      .limit(1)
    return far.length > 0
  })
}
