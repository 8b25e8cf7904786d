import 'server-only'
import { eq, ilike, inArray, or, type SQL, sql } from 'drizzle-orm'
import { accountHolders } from '@/lib/account-holders/table'
import { listAccountsById } from '@/lib/accounts/list-accounts'
import { accounts } from '@/lib/accounts/table'
import { isStaff, type Viewer } from '@/lib/auth/roles'
import { database } from '@/lib/db/client'
import { AppError } from '@/lib/http/errors'
import { linkSessions } from '@/lib/link-sessions/table'
import { transactions } from '@/lib/transactions/table'
import { containing } from './containing'
import type { SearchAnswer, SearchHit } from './search-hit'

type Matcher = { matchedBy: SearchHit['matched_by']; where: SQL | undefined }

const most = 20

/** What support types: an id of Stripe's, the last four digits, or part of a name, an e-mail or a bank. Newest links first, 20 at most. */
export async function search(viewer: Viewer, text: string): Promise<SearchAnswer> {
  if (!isStaff(viewer)) throw new AppError('not_allowed', 'Your role does not allow this.')
  const matchedBy = new Map<string, SearchHit['matched_by']>()
  for (const { matchedBy: kind, where } of matchersFor(text.trim())) {
    for (const id of await find(where)) if (!matchedBy.has(id)) matchedBy.set(id, kind)
  }
  const found = [...matchedBy].slice(0, most)
  const views = await listAccountsById(
    viewer,
    found.map(([id]) => id),
  )
  return {
    data: views.map((account) => ({ account, matched_by: matchedBy.get(account.id) ?? 'id' })),
    next_cursor: null,
    has_more: matchedBy.size > most,
  }
}

async function find(where: SQL | undefined): Promise<string[]> {
  const rows = await database()
    .select({ id: accounts.id })
    .from(accounts)
    .innerJoin(accountHolders, eq(accountHolders.id, accounts.holderId))
    .where(where)
    .orderBy(sql`${accounts.linkedAt} desc`, sql`${accounts.id} desc`)
    .limit(most + 1)
  return rows.map((row) => row.id)
}

/** An id or four digits can only mean one thing; any other text is looked for everywhere people are named. */
function matchersFor(text: string): Matcher[] {
  const byForm: [RegExp, Matcher][] = [
    [/^fca_/, { matchedBy: 'id', where: eq(accounts.id, text) }],
    [/^fcsess_/, { matchedBy: 'session', where: sql`${accounts.id} in (${collectedIn(text)})` }],
    [/^fctxn_/, { matchedBy: 'transaction', where: inArray(accounts.id, accountOf(text)) }],
    [/^(cus|acct)_/, { matchedBy: 'customer', where: isHolder(text) }],
    [/^\d{4}$/, { matchedBy: 'last4', where: eq(accounts.last4, text) }],
  ]
  const [, matcher] = byForm.find(([form]) => form.test(text)) ?? []
  return matcher ? [matcher] : matchersForWords(containing(text))
}

function matchersForWords(pattern: string): Matcher[] {
  return [
    { matchedBy: 'email', where: ilike(accountHolders.email, pattern) },
    { matchedBy: 'name', where: isNamed(pattern) },
    { matchedBy: 'institution', where: ilike(accounts.institutionName, pattern) },
  ]
}

/** The holder, or an account, by either of its names. */
function isNamed(pattern: string): SQL | undefined {
  const { displayName, nickname } = accounts
  return or(ilike(accountHolders.name, pattern), ilike(displayName, pattern), ilike(nickname, pattern))
}

function collectedIn(session: string): SQL {
  return sql`select jsonb_array_elements_text(${linkSessions.accounts}) from ${linkSessions} where ${linkSessions.stripeId} = ${session}`
}

function accountOf(transaction: string) {
  return database().select({ id: transactions.accountId }).from(transactions).where(eq(transactions.id, transaction))
}

function isHolder(id: string): SQL | undefined {
  return or(eq(accountHolders.customer, id), eq(accountHolders.account, id), eq(accountHolders.customerAccount, id))
}
